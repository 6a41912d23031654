"""The only door to numba: makes machine code of the functions of search_plain, as the bytes of one object file.

Needs some ten seconds and 140 MB of memory, both for nothing once the code is there: `./loket setup` does it ahead, and
`search_kept` reads what was made.
"""

from types import FunctionType
from typing import Any

import llvmlite.binding as llvm
import numba
from numba import types

from kiosk.timetable import search_plain as plain
from kiosk.timetable.search_kept import ENTRIES, machine

# Found in every C library, and called by LLVM itself. The code calls nothing else: not Python, not numba.
ANYWHERE = frozenset({"memset", "memcpy", "memmove"})


def _ints(dimensions: int) -> Any:
    return types.Array(types.int32, dimensions, "C")


def _tuple(fields: list[Any], of: type) -> Any:
    return types.NamedTuple(fields, of)  # type: ignore[no-untyped-call]


def _signatures() -> dict[str, tuple[Any, ...]]:
    """Of each entry the types of its arguments, in their order; the text of search_plain says what they are."""
    wide = types.Array(types.int64, 2, "C")
    two = {"hops", "trains", "ways", "rules", "platforms"}
    fields = [wide if name == "step_free" else _ints(2 if name in two else 1) for name in plain.Net._fields]
    day = (_tuple(fields, plain.Net), _tuple([_ints(1), _ints(2)], plain.Links))
    target = (*day, _ints(1), types.Array(types.boolean, 1, "C"))
    return {
        "link": day,
        "scan": (*target, _ints(2), _ints(2), _ints(2), _ints(1)),
        "trace": (*target, _ints(2), _ints(2), _ints(1), _ints(1), _ints(2), _ints(2), _ints(3), _ints(1)),
    }


def object_code() -> bytes:
    """The machine code, for this processor. Raises whatever a compiler can stumble over."""
    whole = llvm.parse_assembly("")
    compiled = _compiled()
    for name, signature in _signatures().items():
        function = compiled[name]
        function.compile(signature)
        made = function.overloads[signature]
        part = llvm.parse_assembly(str(made.library._final_module))
        part.get_function(made.fndesc.llvm_func_name).name = ENTRIES[name]
        whole.link_in(part)
    _strip(whole)
    unknown = [f.name for f in whole.functions if f.is_declaration and not f.name.startswith("llvm.")]
    if set(unknown) - ANYWHERE:
        raise RuntimeError(f"the search calls {unknown}, which is not there without numba")
    return bytes(machine().emit_object(whole))


def _compiled() -> dict[str, Any]:
    """Each function calls the compiled ones before it, and not the plain ones. None may ask for memory."""
    made: dict[str, Any] = {}
    for name, function in list(vars(plain).items()):
        if isinstance(function, FunctionType):
            own = FunctionType(function.__code__, {**vars(plain), **made}, name)
            own.__module__, own.__qualname__ = function.__module__, name
            made[name] = numba.njit(_nrt=False)(own)  # type: ignore[call-overload]
    return made


def _strip(whole: llvm.ModuleRef) -> None:
    """Leave out what only Python would call: numba's doors to each function, and what these need."""
    for function in whole.functions:
        if not function.is_declaration and function.name not in ENTRIES.values():
            function.linkage = llvm.Linkage.internal
    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    passes.run(whole, llvm.create_pass_builder(machine(), llvm.create_pipeline_tuning_options()))
