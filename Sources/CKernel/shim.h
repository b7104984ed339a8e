// What Swift's Glibc module leaves out: the kernel's clock state and device numbers.
#include <sys/sysmacros.h>
#include <sys/timex.h>
