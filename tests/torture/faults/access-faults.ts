import type { Fault } from './fault';

const unit = (...files: string[]): Fault['tests'] => ({ runner: 'unit', files });
const e2e = (...files: string[]): Fault['tests'] => ({ runner: 'e2e', files });
const integration = (...files: string[]): Fault['tests'] => ({ runner: 'integration', files });

const HOOKS = 'src/hooks.server.ts';
const GUARD = 'src/lib/server/http/request-guard.ts';
const DECIDE = 'src/lib/server/access/decide.ts';
const SESSIONS = 'src/lib/server/auth/sessions/sessions.ts';
const ADAPTER = 'src/lib/server/auth/sessions/adapter.ts';

/** Faults in what keeps people out of where they have nothing to do. */
export const ACCESS_FAULTS: readonly Fault[] = [
	{
		name: 'writing is no longer checked for where it comes from',
		file: GUARD,
		find: "return isOwn ? null : { code: 'cross-site' };",
		replace: 'return null;',
		tests: unit('src/lib/server/http')
	},
	{
		name: 'a request without Origin counts as ours',
		file: GUARD,
		find: "from === null ? site === 'same-origin'",
		replace: 'from === null ? true',
		tests: unit('src/lib/server/http')
	},
	{
		name: 'the rules of access are read and not applied',
		file: HOOKS,
		find: "if (decision === 'allowed') return null;",
		replace: "if (decision !== 'sign-in') return null;",
		tests: e2e('tests/e2e/access.spec.ts')
	},
	{
		name: 'a session whose second factor is awaited counts as signed in',
		file: HOOKS,
		find: "if (locals.session?.level === 'full') locals.viewer",
		replace: 'if (locals.session) locals.viewer',
		tests: e2e('tests/e2e/sign-in.spec.ts')
	},
	{
		name: 'a method without a rule is let through',
		file: DECIDE,
		find: "if (who === null) return 'forbidden';",
		replace: "if (who === null) return 'allowed';",
		tests: unit('src/lib/server/access')
	},
	{
		name: 'a role is not compared with what the rule asks',
		file: DECIDE,
		find: "return who === 'first' || who === 'self' || may(viewer.role, who) ? 'allowed' : 'forbidden';",
		replace: "return may('analyst', 'explore') ? 'allowed' : 'forbidden';",
		tests: unit('src/lib/server/access')
	},
	{
		name: 'the database keeps tokens as they are in cookies',
		file: 'src/lib/server/auth/tokens/index.ts',
		find: "createHash('sha256').update(token).digest('hex')",
		replace: "(createHash('sha256'), token)",
		tests: integration('tests/integration/sessions.test.ts')
	},
	{
		name: 'a session is given its level without a new token',
		file: SESSIONS,
		find: 'const token = newToken();\n\tconst rows',
		replace: 'const token = id;\n\tconst rows',
		tests: integration('tests/integration/sessions.test.ts')
	},
	{
		name: 'the absolute end of a session is forgotten',
		file: ADAPTER,
		find: 'where s.id = $1 and s.ends_at > now() and',
		replace: 'where s.id = $1 and',
		tests: integration('tests/integration/sessions.test.ts')
	},
	{
		name: 'a deactivated account keeps its sessions',
		file: 'src/lib/server/auth/sessions/account-row.ts',
		find: 'a.activated_at is not null and a.deactivated_at is null and a.erased_at is null',
		replace: 'a.activated_at is not null',
		tests: integration('tests/integration/sessions.test.ts')
	},
	{
		name: 'after signing in, any address is followed',
		file: 'src/lib/server/auth/next/safe-next.ts',
		find: 'if (CONTROL.test(given) || OTHER_HOST.test(given)) return',
		replace: 'if (given === null) return',
		tests: unit('src/lib/server/auth/next')
	}
];
