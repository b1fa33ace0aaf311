"""The projects of all rows of the catalogues that one file cannot show, by the names of the rows."""

from collections.abc import Mapping

from tests.rules.context import of_the_client, of_the_pool
from tests.rules.context.project import Project

PROJECTS: Mapping[str, Project] = {**of_the_client.PROJECTS, **of_the_pool.PROJECTS}
