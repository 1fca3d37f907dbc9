"""The outcomes of a batch to one page of HTML that a reviewer reads, prints and decides from.

    writer = ReportWriter(table.header)
    for outcome in outcomes:
        writer.write(outcome.row, outcome.screening)
    writer.finish(stream, RunFacts(...))

The page needs no network and no script, and its bytes follow from the outcomes and the facts alone. It wants the extra
`report`: `pip install 'sanscreen[report]'`.
"""

from sanscreen.integrations.report.run_facts import RunFacts
from sanscreen.integrations.report.writer import ReportLibraryError, ReportWriter

__all__ = ["ReportLibraryError", "ReportWriter", "RunFacts"]
