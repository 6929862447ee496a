/* Finds the structural bytes of a CSV text 64 at a time. Everything is `static inline`: the reader that imports this
   header compiles it into its own loops. A portable version stands in where SSE2 is not there. */
#ifndef CSCAN_H
#define CSCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* One bit for each of 64 bytes: set where the byte is the separator, a line feed or a double quote.
   All 64 bytes must be readable. */
static inline uint64_t cscan_marks(const uint8_t *bytes, uint8_t separator) {
#if defined(__SSE2__)
  const __m128i a = _mm_set1_epi8((char)separator), b = _mm_set1_epi8('\n'), c = _mm_set1_epi8('"');
  uint64_t marks = 0;
  for (int i = 0; i < 4; i++) {
    const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
    const __m128i hit =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, a), _mm_cmpeq_epi8(v, b)), _mm_cmpeq_epi8(v, c));
    marks |= (uint64_t)(uint32_t)_mm_movemask_epi8(hit) << (16 * i);
  }
  return marks;
#else
  uint64_t marks = 0;
  for (int i = 0; i < 64; i++) {
    const uint8_t byte = bytes[i];
    marks |= (uint64_t)(byte == separator || byte == '\n' || byte == '"') << i;
  }
  return marks;
#endif
}

/* What a stretch of bytes holds. */
typedef struct {
  size_t lineFeeds; /* the number of line feeds */
  uint8_t quotes;   /* 1 where there is a double quote */
  uint8_t zeros;    /* 1 where there is a zero byte */
  uint8_t wide;     /* 1 where there is a byte outside ASCII */
} cscan_survey_t;

static inline cscan_survey_t cscan_survey(const uint8_t *bytes, size_t count) {
  cscan_survey_t found = {0, 0, 0, 0};
  size_t i = 0;
#if defined(__SSE2__)
  const __m128i feed = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"'), zero = _mm_setzero_si128();
  __m128i quotes = zero, zeros = zero, wide = zero;
  while (i + 16 <= count) {
    /* Each matching lane counts down by one; 255 rounds fit into a byte before they are added up. */
    __m128i feeds = zero;
    size_t rounds = (count - i) / 16;
    if (rounds > 255) rounds = 255;
    for (size_t k = 0; k < rounds; k++, i += 16) {
      const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
      feeds = _mm_sub_epi8(feeds, _mm_cmpeq_epi8(v, feed));
      quotes = _mm_or_si128(quotes, _mm_cmpeq_epi8(v, quote));
      zeros = _mm_or_si128(zeros, _mm_cmpeq_epi8(v, zero));
      wide = _mm_or_si128(wide, v);
    }
    const __m128i sums = _mm_sad_epu8(feeds, zero);
    found.lineFeeds += (size_t)_mm_cvtsi128_si64(sums) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sums, 8));
  }
  found.quotes = _mm_movemask_epi8(quotes) != 0;
  found.zeros = _mm_movemask_epi8(zeros) != 0;
  found.wide = _mm_movemask_epi8(wide) != 0;
#endif
  for (; i < count; i++) {
    const uint8_t byte = bytes[i];
    found.lineFeeds += byte == '\n';
    found.quotes |= byte == '"';
    found.zeros |= byte == 0;
    found.wide |= byte >> 7;
  }
  return found;
}

/* The place of the first byte that is not part of well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms,
   nothing beyond U+10FFFF), or `count` where all is well. */
static inline size_t cscan_utf8_fault(const uint8_t *bytes, size_t count) {
  size_t i = 0;
  while (i < count) {
    if (i + 8 <= count) {
      uint64_t word;
      memcpy(&word, bytes + i, 8);
      if ((word & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    const uint8_t lead = bytes[i];
    size_t more;
    uint8_t low = 0x80, high = 0xBF;
    if (lead < 0x80) {
      i++;
      continue;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      more = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      more = 2;
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      more = 3;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    } else {
      return i;
    }
    if (i + more >= count) return i;
    for (size_t k = 1; k <= more; k++) {
      const uint8_t next = bytes[i + k];
      if (next < low || next > high) return i;
      low = 0x80;
      high = 0xBF;
    }
    i += more + 1;
  }
  return count;
}

/* Asks for a cache line ahead of its use. */
static inline void cscan_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

#endif
