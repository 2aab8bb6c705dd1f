import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { err, ok, type Result } from '$lib/domain/shared';
import { DECLARED_PROVIDER, type DeclaredProvider } from './declared-provider';
import type { ConfigResult, Environment } from './environment';
import type { Provider } from './provider';
import { PRESETS } from './provider-presets';

/** What is wrong with a file, in French; no value of it is repeated, for it may hold secrets. */
type Reasons = readonly string[];

function secretOf(
	{ clientSecret, clientSecretEnv }: DeclaredProvider,
	environment: Environment
): Result<string, Reasons> {
	if (clientSecret !== undefined && clientSecretEnv !== undefined)
		return err(['clientSecret et clientSecretEnv sont donnés tous les deux\u00a0: gardez-en un']);
	if (clientSecret !== undefined) return ok(clientSecret);
	if (clientSecretEnv === undefined)
		return err(['clientSecretEnv manque\u00a0: donnez le nom de la variable qui tient le secret']);
	const secret = environment[clientSecretEnv]?.trim() ?? '';
	return secret === ''
		? err([`la variable ${clientSecretEnv}, nommée par clientSecretEnv, est vide`])
		: ok(secret);
}

/** One provider from what was declared, completed by its preset. */
function complete(declared: DeclaredProvider, environment: Environment): Result<Provider, Reasons> {
	const preset = PRESETS.find(({ id }) => id === declared.preset);
	const issuer = declared.issuer ?? preset?.environments[declared.environment].issuer;
	const label = declared.label ?? preset?.label;
	const secret = secretOf(declared, environment);
	if (issuer === undefined || label === undefined || !secret.ok) {
		return err([
			...(issuer === undefined ? ['issuer manque (ou un preset)'] : []),
			...(label === undefined ? ['label manque (ou un preset)'] : []),
			...(secret.ok ? [] : secret.error)
		]);
	}
	const claims = declared.claims ?? preset?.claims;
	const path = declared.discoveryPath ?? preset?.discoveryPath ?? '.well-known/openid-configuration';
	const { acr, amr } = declared.secondFactor ?? preset?.secondFactor ?? { acr: [], amr: [] };
	return ok({
		id: declared.id,
		label,
		issuer,
		discovery: `${issuer.replace(/\/$/, '')}/${path}`,
		clientId: declared.clientId,
		clientSecret: secret.value,
		clientAuthentication: declared.clientAuthentication,
		scopes: declared.scopes ?? preset?.scopes ?? ['openid'],
		acrValues: declared.acrValues ?? preset?.acrValues ?? [],
		claims: claims === undefined ? '' : JSON.stringify(claims),
		secondFactor: { acr, amr }
	});
}

/** One issue of the file, with where it is: `fournisseur n° 2, clientId`. */
function issueText(issue: v.BaseIssue<unknown>): string {
	const [index, ...keys] = (issue.path ?? []).map(({ key }) => key);
	const rank = typeof index === 'number' ? `fournisseur n°\u00a0${index + 1}` : 'le fichier';
	const reason = issue.type === 'strict_object' ? 'clé absente ou inconnue' : issue.message;
	return `${[rank, ...keys.map(String)].join(', ')}\u00a0: ${reason}`;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Providers of a file's text; or all that is wrong with it. */
function parse(text: string, environment: Environment): Result<readonly Provider[], Reasons> {
	const given = parsedJson(text);
	if (given === undefined) return err(['ce n’est pas du JSON']);
	const result = v.safeParse(v.array(DECLARED_PROVIDER, 'une liste de fournisseurs est attendue'), given);
	if (!result.success) return err(result.issues.map(issueText));
	const providers: Provider[] = [];
	const reasons: string[] = [];
	result.output.forEach((declared, index) => {
		const made = complete(declared, environment);
		if (made.ok) providers.push(made.value);
		else reasons.push(...made.error.map((reason) => `fournisseur n°\u00a0${index + 1}\u00a0: ${reason}`));
	});
	const ids = new Set(result.output.map(({ id }) => id));
	if (ids.size < result.output.length) reasons.push('deux fournisseurs ont le même id');
	return reasons.length > 0 ? err(reasons) : ok(providers);
}

/** Reads the file that OIDC_PROVIDERS names, a JSON list of providers; none when the variable is absent. */
export function readProviders(environment: Environment): ConfigResult<readonly Provider[]> {
	const file = environment['OIDC_PROVIDERS']?.trim() ?? '';
	if (file === '') return ok([]);
	const refused = (reason: string) => err([{ variable: 'OIDC_PROVIDERS', value: file, reason }]);
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return refused('ce fichier ne peut pas être lu. Vérifiez le chemin et les droits.');
	}
	const read = parse(text, environment);
	return read.ok ? read : refused(`${read.error.join('\u202f; ')}.`);
}
