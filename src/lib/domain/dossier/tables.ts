import { equityTable, assumptionsTable, milestonesTable } from './table-plan';
import { financingTable, ineligibleTable } from './table-financing';
import { inputTables } from './table-inputs';
import { expensesTable, linesTable } from './table-lines';
import { organisationsTable, payeesTable } from './table-organisations';
import { reservesTable } from './table-reserves';
import { structuresTable } from './table-structures';
import { summaryTable } from './table-summary';
import { uncertaintyTable } from './table-uncertainty';
import type { DossierTable } from './table';
import type { DossierWork } from './work';

/** Every table of a dossier, what is read first first. */
export const dossierTables = (work: DossierWork): DossierTable[] => [
	summaryTable(work),
	organisationsTable(work),
	payeesTable(work),
	structuresTable(work),
	linesTable(work),
	ineligibleTable(work),
	expensesTable(work),
	financingTable(work),
	milestonesTable(work),
	reservesTable(work),
	assumptionsTable(work),
	equityTable(work),
	...inputTables(work),
	// Last: one changed input moves nearly all of its cells, and what changed is to be listed first.
	uncertaintyTable(work)
];
