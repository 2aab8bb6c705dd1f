import type { Fault } from './fault';

const SCOPE: Fault['tests'] = { runner: 'integration', files: ['tests/integration/scope.test.ts'] };

/** Faults in what keeps the data of a territory, and what is written, within it. */
export const SCOPE_FAULTS: readonly Fault[] = [
	{
		name: 'the table is not cut to the scope',
		file: 'src/lib/server/territory/scoped-table.ts',
		find: 'const table = cut ? cutTable(whole, cut) : whole;',
		replace: 'const table = cut && whole.asOf === "" ? cutTable(whole, cut) : whole;',
		tests: SCOPE
	},
	{
		name: 'an import that changes structures elsewhere is published',
		file: 'src/lib/server/imports/publish-import.ts',
		find: 'if (outside > 0) throw',
		replace: 'if (outside < 0) throw',
		tests: SCOPE
	},
	{
		name: 'a roll-back that changes structures elsewhere is published',
		file: 'src/lib/server/versions/rollback.ts',
		find: 'if (outside > 0) {',
		replace: 'if (outside < 0) {',
		tests: SCOPE
	},
	{
		name: 'the members of a list that are elsewhere are told',
		file: 'src/lib/server/saved/lists.ts',
		find: "if (scope === 'national') return { ...headOf(row), members",
		replace: 'if (scope !== null) return { ...headOf(row), members',
		tests: SCOPE
	},
	{
		name: 'the operators keep only what their territory holds',
		file: 'src/lib/domain/cut/cut-table.ts',
		find: 'national: coverage.national',
		replace: 'national: false',
		tests: { runner: 'unit', files: ['src/lib/domain/cut'] }
	}
];
