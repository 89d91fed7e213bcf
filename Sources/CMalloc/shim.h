#pragma once

/* Swift's module of the C library leaves this header out. */
#ifdef __linux__
#include <malloc.h>
#endif
