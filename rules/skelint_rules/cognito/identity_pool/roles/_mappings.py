"""The rules by which an identity pool chooses a role, one mapping a provider."""

from collections.abc import Iterator, Mapping

from skelint import Request, Value
from skelint_rules.cognito.identity_pool import API

MAPPINGS = "RoleMappings"
SET_ROLES_PAGE = f"{API}/API_SetIdentityPoolRoles.html"
MAPPING_PAGE = f"{API}/API_RoleMapping.html"


def mappings(request: Request) -> Iterator[Value[Mapping[str, object]]]:
    """Yield the known mappings, each with the provider that it is for at the end of its pointer."""
    providers = request.structure(MAPPINGS)
    for provider, mapping in providers.value.items() if providers else ():
        pointer = (MAPPINGS, provider)
        if type(mapping) is dict and pointer not in request.faulty:
            yield Value(pointer, mapping)
