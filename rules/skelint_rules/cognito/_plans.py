"""The feature plans of user pools, and what other files say of the plan that a pool has."""

from typing import NamedTuple

from skelint import Origin, Pool, Stated, Undecided

PLAN = "UserPoolTier"
LITE, ESSENTIALS, PLUS = "LITE", "ESSENTIALS", "PLUS"
PLANS = (LITE, ESSENTIALS, PLUS)
"""From the cheapest: each has what the ones before it have."""


def plan_below(pool: Pool, least: str) -> Stated[str] | None:
    """Return the plan of a pool where it is known to be a lesser one than that.

    What a description by an older AWS CLI leaves out is no evidence.
    """
    try:
        plan = pool.settings.string(PLAN)
    except Undecided:
        return None
    return plan if plan and plan.value in PLANS and PLANS.index(plan.value) < PLANS.index(least) else None


class Obstacle(NamedTuple):
    """Why a user pool has no use for a feature."""

    reason: str
    """In words that follow the feature and "which"."""
    at: Origin
    """Where that is stated."""


def without_threat_protection(pool: Pool) -> Obstacle | None:
    """Return why a pool is known to have no threat protection."""
    return _obstacle(pool, PLUS, ("UserPoolAddOns", "AdvancedSecurityMode"), "OFF")


def without_registration(pool: Pool) -> Obstacle | None:
    """Return why a pool is known to register no app clients."""
    return _obstacle(pool, ESSENTIALS, ("DcrConfiguration", "EnableStatus"), "Disabled")


def _obstacle(pool: Pool, least: str, switch: tuple[str, str], off: str) -> Obstacle | None:
    plan = plan_below(pool, least)
    if plan:
        return Obstacle(f"the plan {plan.value} does not have", plan.at)
    try:
        state = pool.settings.string(*switch)
    except Undecided:
        return None
    return Obstacle("is off in the user pool", state.at) if state and state.value == off else None
