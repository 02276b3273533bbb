"""The bounds of a process as Windows is told them: a job that it puts itself in."""

from __future__ import annotations

import ctypes
import sys

_EXTENDED = 9
_PROCESS_TIME, _PROCESS_MEMORY, _DIE_SILENTLY = 0x2, 0x100, 0x400
_TICKS = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION: the basic ones, six counters of input and output, four of memory."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def job_limits(memory: int, seconds: int) -> ExtendedLimits:
    """So much memory and time of the processor for the process; where it crashes, no box is shown to anybody."""
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _DIE_SILENTLY
    limits.basic.process_time = seconds * _TICKS
    limits.process_memory = memory
    return limits


def enter_job(memory: int, seconds: int) -> None:
    """Put this process in a job of those limits, for as long as it lives: its handle is never closed."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        limits = job_limits(memory, seconds)
        job = kernel.CreateJobObjectW(None, None)
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
