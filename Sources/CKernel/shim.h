// What Swift's Glibc module leaves out: the kernel's clock state, device numbers, and how memory is shared out.
#include <malloc.h>
#include <sys/sysmacros.h>
#include <sys/timex.h>
