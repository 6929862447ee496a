/* The header is all there is; the build wants a source file. */
#include "CScan.h"
