import { RULES } from '../../src/lib/server/access/rules';

/** A value for each parameter that the routes of the product have, of something that does not exist. */
const SAMPLES: Readonly<Record<string, string>> = {
	'[...rest]': 'nulle-part',
	'[code]': 'ZZZZ9999',
	'[finess]': '999999999',
	'[id]': 'personne',
	'[id=number]': '999999',
	'[organisation]': 'personne',
	'[page]': 'structures',
	'[part]': 'decision',
	'[provider]': 'personne',
	'[file]': 'structures.csv',
	'[file=index]': '0',
	'[token]': 'personne'
};

/** An address of a route. @throws Error when it has a parameter without a sample: add one */
function sampleOf(route: string): string {
	return route.replace(/\[[^\]]*\]/g, (parameter) => {
		const sample = SAMPLES[parameter];
		if (sample === undefined) throw new Error(`${route}: no sample of ${parameter} in route-samples.ts`);
		return sample;
	});
}

/** One way to use a route, with an address of it. */
export interface RouteWay {
	readonly route: string;
	readonly path: string;
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Name of the form action, `''` for none. */
	readonly action: string;
}

/** Every route of the product by every method, and every form action that has a rule of its own. */
export const ROUTE_WAYS: readonly RouteWay[] = Object.entries(RULES).flatMap(([route, { write }]) => {
	const path = sampleOf(route);
	const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
	const actions = typeof write === 'object' ? Object.keys(write) : [];
	return [
		...methods.map((method) => ({ route, path, method, action: '' })),
		...actions
			.filter((action) => action !== '')
			.map((action) => ({ route, path: `${path}?/${action}`, method: 'POST' as const, action }))
	];
});
