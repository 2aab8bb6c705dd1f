import type { Fault } from './fault';

const OIDC = 'src/lib/server/oidc';
const tests: Fault['tests'] = { runner: 'integration', files: ['tests/integration/oidc.test.ts'] };
const unit = (...files: string[]): Fault['tests'] => ({ runner: 'unit', files });

/** Faults in the sign-in through a provider, in the log and in the configuration. */
export const PROVIDER_FAULTS: readonly Fault[] = [
	{
		name: 'the state of a return from a provider is not compared',
		file: `${OIDC}/exchange.ts`,
		find: 'expectedState: step.state,',
		replace: 'expectedState: url.searchParams.get("state") ?? "",',
		tests
	},
	{
		name: 'a token of a provider is taken whatever request it was made for',
		file: `${OIDC}/begin.ts`,
		find: 'provider: provider.id, state, nonce, verifier,',
		replace: 'provider: provider.id, state, nonce: "always the same", verifier,',
		tests
	},
	{
		name: 'a half-done sign-in may be ended twice',
		file: `${OIDC}/steps.ts`,
		find: "'delete from sign_in_steps where id = $1 and kind = $2 returning payload, expires_at > now()'",
		replace: "'select payload, expires_at > now() from sign_in_steps where id = $1 and kind = $2'",
		tests
	},
	{
		name: 'a half-done sign-in has no end',
		file: `${OIDC}/steps.ts`,
		find: 'return row?.[1] === true ?',
		replace: 'return row ?',
		tests
	},
	{
		name: 'an identity is known by its subject alone',
		file: `${OIDC}/accounts.ts`,
		find: 'where issuer = $1 and subject = $2',
		replace: "where $1 <> '' and subject = $2",
		tests
	},
	{
		name: 'every provider counts as two factors',
		file: `${OIDC}/complete.ts`,
		find: 'secondFactor || !needsSecondFactor',
		replace: 'secondFactor || needsSecondFactor',
		tests
	},
	{
		name: 'a provider may announce another issuer',
		file: `${OIDC}/client.ts`,
		find: 'if (client.serverMetadata().issuer !== issuer)',
		replace: 'if (issuer === "")',
		tests
	},
	{
		name: 'a closed account opens by its provider',
		file: `${OIDC}/accounts.ts`,
		find: 'activated_at is not null and deactivated_at is null and erased_at is null',
		replace: 'activated_at is not null',
		tests
	},
	{
		name: 'the values of a statement reach the log',
		file: 'src/lib/server/log/scrub.ts',
		find: "'params: …'",
		replace: "'$&'",
		tests: unit('src/lib/server/log')
	},
	{
		name: 'the server listens to everybody without TLS',
		file: 'src/lib/server/reach.mjs',
		find: "if (isLoopback(host) || url?.protocol === 'https:') return null;",
		replace: 'if (host !== "") return null;',
		tests: unit('src/lib/server/config', 'scripts/steps')
	},
	{
		name: 'pages of somebody signed in stay in caches',
		file: 'src/lib/server/http/response-headers.ts',
		find: "'private, no-store'",
		replace: "'private, no-cache'",
		tests: unit('src/lib/server/http')
	}
];
