"""The kinds of identity providers: the details that each takes, and the scopes that it is asked for."""

from skelint import Request, Value
from skelint.records import dataclass
from skelint_rules.cognito.identity_provider import CREATE

DETAILS, SCOPES = "ProviderDetails", "authorize_scopes"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of identity provider, as AWS documents it."""

    name: str
    """Its `ProviderType`."""
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    answer: str = ""
    """What the service says if a required detail is missing."""
    scopes: tuple[str, ...] = ()
    """The scopes that AWS lists for it; none if it defines its own."""
    separator: str = " "
    """What scopes are separated by."""
    social: bool = True
    """Whether a user pool can have only one, which is called like its type."""

    @property
    def taken(self) -> tuple[str, ...]:
        """The details that it takes."""
        return (*self.required, *self.optional)


APP = ("client_id", "client_secret", SCOPES)
OF_AN_APP = "clientId, clientSecret and authorizeScopes are all required idp details."
KINDS = {
    kind.name: kind
    for kind in (
        Kind("Google", APP, answer=OF_AN_APP, scopes=("openid", "email", "profile")),
        Kind("Facebook", APP, ("api_version",), answer=OF_AN_APP, scopes=("public_profile", "email"), separator=", "),
        Kind("LoginWithAmazon", APP, answer=OF_AN_APP, scopes=("profile", "postal_code")),
        Kind(
            "SignInWithApple",
            ("client_id", "team_id", "key_id", "private_key"),
            (SCOPES,),
            answer="clientId, privateKey, teamId, and keyId are all required idp details.",
            scopes=("email", "name"),
        ),
        Kind(
            "OIDC",
            ("client_id", SCOPES, "oidc_issuer", "attributes_request_method"),
            ("client_secret", "attributes_url", "authorize_url", "token_url", "jwks_uri"),
            answer="clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.",
            social=False,
        ),
        Kind(
            "SAML",
            (),
            ("MetadataURL", "MetadataFile", "IDPInit", "IDPSignout", "EncryptedResponses", "RequestSigningAlgorithm"),
            answer="At least one of the MetadataURL or MetadataFile should be provided.",
            social=False,
        ),
    )
}
TELLING = {"MetadataURL": "SAML", "MetadataFile": "SAML", "oidc_issuer": "OIDC", "attributes_request_method": "OIDC"}
"""The details by which an update shows its kind, where the name does not."""


def kind_of(request: Request) -> Kind | None:
    """Return the kind of the provider: its type says, on an update its name or one of its details. None if nothing tells."""
    return request.once(_kind_of)


def _kind_of(request: Request) -> Kind | None:
    if str(request.operation) == CREATE:
        kind = request.string("ProviderType")
        return KINDS.get(kind.value) if kind else None
    name = request.parameters.get("ProviderName")
    if type(name) is str and name in KINDS and KINDS[name].social:
        return KINDS[name]
    details = request.parameters.get(DETAILS)
    told = {TELLING[detail] for detail in details if detail in TELLING} if isinstance(details, dict) else set()
    return KINDS[told.pop()] if len(told) == 1 else None


def detail(request: Request, name: str) -> Value[str] | None:
    """Return a detail that is known; None if it is absent, or cannot be known."""
    details, pointer = request.structure(DETAILS), (DETAILS, name)
    value = details.value.get(name) if details else None
    return Value(pointer, value) if type(value) is str and pointer not in request.faulty else None
