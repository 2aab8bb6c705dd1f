import fs from 'node:fs';
import path from 'node:path';

const ENDS = /^\+(page|server)(\.server)?\.(svelte|ts|js)$/;

/**
 * Ids of the routes of the product, as in its manifest.
 * @param {string} folder that of the routes
 * @returns {string[]}
 */
export function routeIds(folder) {
	const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const ids = files
		.filter((file) => ENDS.test(path.basename(file)))
		.map((file) => path.dirname(file).split(path.sep))
		.map((parts) => `/${parts.filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`);
	return [...new Set(ids)].sort();
}

/**
 * Routes without a rule of access, and rules without a route.
 * @param {readonly string[]} routes
 * @param {Readonly<Record<string, unknown>>} rules
 */
export function ruleProblems(routes, rules) {
	return [
		...routes.filter((id) => !Object.hasOwn(rules, id)).map((id) => `The route ${id} has no rule of access`),
		...Object.keys(rules)
			.filter((id) => !routes.includes(id))
			.map((id) => `The rule of access ${id} has no route`)
	];
}

/**
 * Fails the build when a route has no rule of access.
 * @param {string} routes folder of the routes
 * @param {Readonly<Record<string, unknown>>} rules
 * @returns {import('vite').Plugin}
 */
export const accessRules = (routes, rules) => ({
	name: 'access-rules',
	buildStart() {
		const problems = ruleProblems(routeIds(routes), rules);
		if (problems.length > 0) this.error(`${problems.join('\n')}\nSee src/lib/server/access/rules.ts`);
	}
});
