"""What files say, put together by pool: whose it is, what counts, what is undecided."""

import json
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.authoring.need import Need, Undecided
from skelint.authoring.pool import Pool
from skelint.context.named import PoolFiles
from skelint.context.pools import Context, merged
from skelint.context.sayings import sayings
from skelint.patterns import Files
from skelint.readers.reading import document

POOL, OTHER = "us-east-1_Ex4mPle01", "us-east-1_An0ther01"


def context(files: Mapping[str, object], *configured: PoolFiles) -> Context:
    """Return what files say; a text is a file as it is, anything else an output in JSON."""
    return merged(
        (
            saying
            for path, content in files.items()
            for text in [content if isinstance(content, str) else json.dumps(content)]
            for saying in sayings(document(path, text.encode(), named=False))
        ),
        configured,
    )


def described(identifier: str = POOL, **members: object) -> dict[str, Any]:
    return {"UserPool": {"Id": identifier, "Name": "portal", **members}}


def providers(*names: str, **more: object) -> dict[str, Any]:
    return {"Providers": [{"ProviderName": name, "ProviderType": "OIDC"} for name in names], **more}


def pool_of(files: Mapping[str, object], identifier: str = POOL) -> Pool:
    return context(files).pools[identifier]


def test_output_without_an_id_belongs_to_the_only_pool_described_beside_it() -> None:
    pools = context({"a/pool.json": described(), "a/idps.json": providers("Google"), "b/idps.json": providers("Facebook")})
    assert list(pools.pools) == [POOL]
    assert [name for name, _ in pools.pools[POOL].providers] == ["Google"]


def test_it_belongs_to_none_where_two_are_described() -> None:
    pools = context({"pool.json": described(), "other.json": described(OTHER), "idps.json": providers("Google")})
    with pytest.raises(Undecided):
        pools.pools[POOL].providers.absence("Google")


def test_the_configuration_ties_what_has_no_id() -> None:
    files = PoolFiles(Files(["stacks/portal/**"], Path.cwd()), name="portal")
    pools = context({"stacks/portal/idps.json": providers("Google"), "idps.json": providers("Facebook")}, files)
    assert [name for name, _ in pools.pools["portal"].providers] == ["Google"]


def test_the_one_id_in_the_files_of_a_configured_pool_is_its_own() -> None:
    files = PoolFiles(Files(["portal/"], Path.cwd()), name="portal")
    pools = context({"portal/pool.json": described(), "state/client.json": client()}, files)
    assert pools.pools[POOL] is pools.pools["portal"]
    assert pools.pools[POOL].id == POOL
    assert "abc" in pools.pools["portal"].clients


def client(**members: object) -> dict[str, Any]:
    return {"UserPoolClient": {"UserPoolId": POOL, "ClientId": "abc", "ClientName": "web", **members}}


def test_secrets_belong_to_the_only_client_described_beside_them() -> None:
    secrets = {"ClientSecrets": [{"ClientSecretId": "a"}, {"ClientSecretId": "b"}]}
    beside = pool_of({"c/web.json": client(), "c/secrets.json": secrets})
    assert len(beside.clients.resources["abc"].members["ClientSecrets"].value) == 2
    elsewhere = pool_of({"c/web.json": client(), "d/secrets.json": secrets})
    assert "ClientSecrets" not in elsewhere.clients.resources["abc"].members


def test_pages_are_merged_and_no_page_is_the_whole() -> None:
    pool = pool_of({"pool.json": described(), "1.json": providers("A", NextToken="x"), "2.json": providers("B")})
    assert [pool.providers.absence(name) for name in "AB"] == [None, None]
    absence = pool.providers.absence("C")
    assert absence is not None
    assert not absence.sure


def test_a_whole_list_is_sure() -> None:
    absence = pool_of({"pool.json": described(), "idps.json": providers("A")}).providers.absence("C")
    assert absence is not None
    assert absence.sure
    assert absence.at.path == "idps.json"


def test_what_two_whole_lists_disagree_on_is_undecided() -> None:
    pool = pool_of({"pool.json": described(), "old.json": providers("A"), "new.json": providers("A", "B")})
    assert pool.providers.absence("A") is None
    with pytest.raises(Undecided):
        pool.providers.absence("B")
    absence = pool.providers.absence("C")
    assert absence is not None


@pytest.mark.parametrize(
    ("older", "newer"), [(1_700_000_000.5, 1_760_000_000), ("2025-01-01T00:00:00+00:00", "2026-01-01T00:00:00Z")]
)
def test_of_two_snapshots_the_newer_counts(older: object, newer: object) -> None:
    old, new = described(UserPoolTier="LITE", LastModifiedDate=older), described(UserPoolTier="PLUS", LastModifiedDate=newer)
    for first, second in permutations([("old.json", old), ("new.json", new)]):
        tier = pool_of(dict([first, second])).settings.string("UserPoolTier")
        assert tier is not None
        assert (tier.value, tier.at.path) == ("PLUS", "new.json")


def test_without_dates_what_they_disagree_on_is_undecided() -> None:
    pool = pool_of(
        {"a.json": described(UserPoolTier="LITE", MfaConfiguration="OFF"), "b.json": described(UserPoolTier="PLUS")}
    )
    for member in ("UserPoolTier", "MfaConfiguration"):
        with pytest.raises(Undecided):
            pool.settings.string(member)
    name = pool.settings.string("Name")
    assert name is not None


def test_a_description_shows_all_and_an_input_does_not() -> None:
    assert pool_of({"pool.json": described()}).settings.string("UserPoolTier") is None
    files = PoolFiles(Files(["*"], Path.cwd()), name="portal")
    asked = context({"portal.create-user-pool.json": {"PoolName": "portal"}}, files).pools["portal"]
    with pytest.raises(Undecided):
        asked.settings.string("UserPoolTier")


def test_custom_attributes_of_an_input_are_named_as_clients_name_them() -> None:
    files = PoolFiles(Files(["*"], Path.cwd()), name="portal")
    schema = [{"Name": "email", "Required": True}, {"Name": "team"}, {"Name": "key", "DeveloperOnlyAttribute": True}]
    pool = context({"portal.create-user-pool.json": {"PoolName": "portal", "Schema": schema}}, files).pools["portal"]
    assert [name for name, _ in pool.attributes] == ["email", "custom:team", "dev:custom:key"]
    assert not pool.attributes.is_whole


def test_a_description_counts_beside_the_input_that_created_the_pool() -> None:
    schema = [{"Name": "department", "AttributeDataType": "String"}, {"Name": "plan", "AttributeDataType": "String"}]
    files = PoolFiles(Files(["**"], Path.cwd()), id=POOL)
    created = {"PoolName": "portal", "Schema": schema}
    attributes = [{"Name": "email"}, {"Name": "custom:department"}]
    beside = {"portal.create-user-pool.json": created, "pool.json": described(SchemaAttributes=attributes)}
    listing = context(beside, files).pools[POOL].attributes
    absence = listing.absence("custom:other")
    assert absence is not None
    assert absence.sure
    with pytest.raises(Undecided):  # it may have been added to the input, or be one that the description is older than
        listing.absence("custom:plan")


def test_an_input_that_says_otherwise_than_the_description_is_undecided() -> None:
    files = PoolFiles(Files(["*"], Path.cwd()), name="portal")
    asked = {"PoolName": "portal", "UserPoolTier": "PLUS", "MfaConfiguration": "OFF"}
    said = {"pool.json": described(UserPoolTier="LITE", MfaConfiguration="OFF"), "p.create-user-pool.json": asked}
    pool = context(said, files).pools["portal"]
    with pytest.raises(Undecided):
        pool.settings.string("UserPoolTier")
    mfa = pool.settings.string("MfaConfiguration")
    assert mfa is not None


def test_a_pool_that_is_described_needs_no_list_to_show_that_it_is_there() -> None:
    assert pool_of({"pool.json": described()}).holds(Need.POOLS)
    assert not pool_of({"client.json": client()}).holds(Need.POOLS)


def test_a_pool_is_missing_only_from_a_whole_list_of_its_region() -> None:
    listed = {"UserPools": [{"Id": POOL, "Name": "portal"}]}
    web = {"UserPoolId": OTHER, "ClientName": "web"}

    def missing(files: Mapping[str, object], identifier: str = OTHER) -> object:
        read = document("web.create-user-pool-client.json", json.dumps({**web, "UserPoolId": identifier}).encode())
        pool = context(files).of(read.requests[0], "web.create-user-pool-client.json")
        return pool and pool.missing

    assert missing({"pools.json": listed})
    assert not missing({"pools.json": {**listed, "NextToken": "x"}})
    assert not missing({"pools.json": listed}, "eu-west-1_An0ther01")
    assert not missing({"pools.json": listed}, POOL)


SAYINGS = st.lists(
    st.sampled_from(
        [
            ("pool.json", described(UserPoolTier="LITE")),
            ("pool2.json", described(UserPoolTier="PLUS", LastModifiedDate=5)),
            ("idps.json", providers("A", "B")),
            ("page.json", providers("C", NextToken="x")),
            ("client.json", client(AllowedOAuthFlows=["code"])),
            ("client2.json", client()),
        ]
    ),
    unique_by=lambda file: file[0],
)


@given(files=SAYINGS, randomness=st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(files: list[tuple[str, object]], randomness: Any) -> None:
    shuffled = list(files)
    randomness.shuffle(shuffled)
    assert _facts(context(dict(files))) == _facts(context(dict(shuffled)))


def _facts(known: Context) -> object:
    return {
        name: (
            {member: stated.value for member, stated in pool.settings.members.items() if member not in pool.settings.disputed},
            sorted(pool.settings.disputed),
            {name: provider.disputed for name, provider in pool.providers},
            pool.providers.disputed,
            bool(pool.providers.whole),
            {name: sorted(client.disputed) for name, client in pool.clients},
        )
        for name, pool in known.pools.items()
    }
