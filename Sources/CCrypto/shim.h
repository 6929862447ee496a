#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>

/* Public keys from their parts. The builder keeps the names it is given and no copies, and the flags are macros: both are
   out of Swift's reach. */
static inline EVP_PKEY *kaohe_built(const char *kind, OSSL_PARAM_BLD *builder) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM *parts = OSSL_PARAM_BLD_to_param(builder);
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, kind, NULL);
  if (parts != NULL && context != NULL && EVP_PKEY_fromdata_init(context) == 1) {
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parts);
  }
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_free(parts);
  return key;
}

static inline EVP_PKEY *kaohe_rsa_key(const unsigned char *n, int n_length, const unsigned char *e, int e_length) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  BIGNUM *modulus = BN_bin2bn(n, n_length, NULL);
  BIGNUM *exponent = BN_bin2bn(e, e_length, NULL);
  if (builder != NULL && modulus != NULL && exponent != NULL
      && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus) == 1
      && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent) == 1) {
    key = kaohe_built("RSA", builder);
  }
  BN_free(modulus);
  BN_free(exponent);
  OSSL_PARAM_BLD_free(builder);
  return key;
}

static inline EVP_PKEY *kaohe_p256_key(const unsigned char *point, size_t length) {
  EVP_PKEY *key = NULL;
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
  if (builder != NULL && OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1
      && OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, length) == 1) {
    key = kaohe_built("EC", builder);
  }
  OSSL_PARAM_BLD_free(builder);
  return key;
}
