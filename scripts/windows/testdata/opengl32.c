/* A stand-in for a software OpenGL that can draw nothing: it notes that it was loaded. It
 * is for tests alone, and is never shipped. */
#include <windows.h>

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, void *unused)
{
	if (reason == DLL_PROCESS_ATTACH)
		CloseHandle(CreateFileA("C:\\opengl-loaded", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
	return TRUE;
}

__declspec(dllexport) PROC WINAPI wglGetProcAddress(LPCSTR name) { return NULL; }
__declspec(dllexport) HGLRC WINAPI wglCreateContext(HDC to) { return NULL; }
__declspec(dllexport) BOOL WINAPI wglDeleteContext(HGLRC of) { return FALSE; }
__declspec(dllexport) BOOL WINAPI wglMakeCurrent(HDC to, HGLRC of) { return FALSE; }
__declspec(dllexport) HDC WINAPI wglGetCurrentDC(void) { return NULL; }
__declspec(dllexport) HGLRC WINAPI wglGetCurrentContext(void) { return NULL; }
__declspec(dllexport) BOOL WINAPI wglShareLists(HGLRC one, HGLRC two) { return FALSE; }
