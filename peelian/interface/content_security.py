"""What a browser may load and run on our pages: our own files, nothing else, nothing inline.

`require-trusted-types-for` is left out on purpose: MoJ Frontend and htmx both stop under it.
"""

DIRECTIVES: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

CONTENT_SECURITY_POLICY: dict[str, object] = {"DIRECTIVES": DIRECTIVES}
