"""The feature plans of user pools, and what other files say of the plan that a pool has."""

from skelint import Pool, Stated, Undecided

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
