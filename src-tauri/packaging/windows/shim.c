/* Test only, never shipped: Debian 12's wine has no bcryptprimitives.dll, from which Rust's library takes its chance. */
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return RtlGenRandom(data, length); }
