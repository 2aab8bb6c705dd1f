import type { Fault } from './fault';

const ACCOUNTS = { runner: 'integration', files: ['tests/integration/accounts.test.ts'] } as const;
const JOURNAL = { runner: 'integration', files: ['tests/integration/journal.test.ts'] } as const;

/** Faults in what administers accounts and keeps the journal. */
export const ACCOUNT_FAULTS: readonly Fault[] = [
	{
		name: 'an administrator administers accounts of every territory',
		file: 'src/lib/domain/access/administer.ts',
		find: "viewer.role === 'admin' && !demonstration && covers(viewer.scope, scope)",
		replace: "viewer.role === 'admin' && !demonstration && covers('national', scope)",
		tests: ACCOUNTS
	},
	{
		name: 'an administrator gives more territories than they have',
		file: 'src/lib/server/accounts/guard.ts',
		find: 'covers(viewer.scope, scope) ? null',
		replace: "covers('national', scope) ? null",
		tests: ACCOUNTS
	},
	{
		name: 'the last national administrator may go',
		file: 'src/lib/server/accounts/guard.ts',
		find: 'return others.length === 0;',
		replace: 'return others.length < 0;',
		tests: ACCOUNTS
	},
	{
		name: 'a change of role leaves the sessions open',
		file: 'src/lib/server/accounts/change.ts',
		find: 'return ok(await closeSessions(session, id));',
		replace: 'return ok(await closeSessions(session, -id));',
		tests: ACCOUNTS
	},
	{
		name: 'a deactivated account keeps its ways in',
		file: 'src/lib/server/accounts/change.ts',
		find: 'await endAccess(session, id);',
		replace: 'await endAccess(session, -id);',
		tests: ACCOUNTS
	},
	{
		name: 'erasing leaves the means of signing in',
		file: 'src/lib/server/accounts/erase-person.ts',
		find: 'await removeAccess(session, id);',
		replace: 'await removeAccess(session, -id);',
		tests: ACCOUNTS
	},
	{
		name: 'the journal is verified line by line, not as a chain',
		file: 'src/lib/server/journal/verify.ts',
		find: "if (previous !== last.hash) return broken(id, 'unlinked');",
		replace: "if (typeof previous !== 'string') return broken(id, 'unlinked');",
		tests: JOURNAL
	},
	{
		name: 'the end of the journal is not looked for',
		file: 'src/lib/server/journal/verify.ts',
		find: "if (found.id < id) return broken(found.id + 1, 'missing');",
		replace: "if (found.id < 0) return broken(found.id + 1, 'missing');",
		tests: JOURNAL
	},
	{
		name: 'every administrator reads the whole journal',
		file: 'src/lib/server/journal/list.ts',
		find: "if (viewer.scope !== 'national')",
		replace: 'if (viewer.scope.length === 0)',
		tests: JOURNAL
	}
];
