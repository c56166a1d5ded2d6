"""Four fixed Content-Security-Policies, in the shape of Django 6's SECURE_CSP.

A view chooses by name, `response.csp = "embed"`, so that no room has to import config. Otherwise
the address decides: "admin" below /admin/, "preview" below /preview/, "public" everywhere else.
The move to Django 6.2 deletes this file.
"""

from django.conf import settings

SELF, NONE, NONCE = "'self'", "'none'", "<CSP_NONCE_SENTINEL>"
Policy = dict[str, list[str]]


def policies() -> dict[str, Policy]:
    public: Policy = {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [f"https://{host}" for host in settings.EMBED_HOSTS] or [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
    return {
        "public": public,
        "preview": public | {"frame-ancestors": [SELF]},
        "embed": public | {"frame-ancestors": ["*"]},
        "admin": public
        | {
            # The editor's import map is an inline script: the nonce lets that one through.
            "script-src": [SELF, NONCE],
            # blob: a chosen file's thumbnail before it is uploaded.
            "img-src": [SELF, "blob:"],
            "frame-src": [SELF, *public["frame-src"]],
        },
    }


def build_policy(policy: Policy, nonce: str = "") -> str:
    """The header's value."""
    parts = (" ".join([name, *sources]) for name, sources in policy.items())
    return "; ".join(parts).replace(NONCE, f"'nonce-{nonce}'")


def name_for(path: str) -> str:
    for name in ("admin", "preview"):
        if path == f"/{name}" or path.startswith(f"/{name}/"):
            return name
    return "public"
