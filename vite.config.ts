import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { accessRules } from './scripts/lint/access-rules.mjs';
import { RULES } from './src/lib/server/access/rules.ts';

const ROUTER = '@sveltejs/kit/src/runtime/client/client.js';
const EVERY_LINK = "container.querySelectorAll('a')";
const LINKS_TO_FETCH =
	"[...container.querySelectorAll('[data-sveltekit-preload-code]')].flatMap((asks) => (asks.matches('a') ? [asks] : [...asks.querySelectorAll('a')]))";

/**
 * After each navigation SvelteKit reads the address and the options of every link, to find those whose code is fetched before
 * they are pointed at. Only `data-sveltekit-preload-code` asks for that: the others, some two hundred on the dashboard, are
 * left alone. A seventh of the script of a click.
 */
const readsFewLinks: Plugin = {
	name: 'reads-few-links',
	transform(code, id) {
		if (!id.split('?')[0]?.endsWith(ROUTER)) return null;
		if (!code.includes(EVERY_LINK)) this.error(`${ROUTER} no longer has ${EVERY_LINK}`);
		return { code: code.replace(EVERY_LINK, LINKS_TO_FETCH), map: null };
	}
};

const PARTS = '/generated/client-optimized/app.js';
const FETCHED = /\(\) => (import\('\.\/nodes\/\d+'\))/g;
const ONCE =
	'const once = (fetch) => { let part; return () => (part ??= fetch().catch((error) => { part = undefined; throw error; })); };';

/**
 * At each navigation SvelteKit imports the layouts and the page again, and Vite looks up the style sheets of each, though all are
 * there: here a part is asked for once, or again after it could not be fetched. A twentieth of the script of a click.
 */
const fetchesPartsOnce: Plugin = {
	name: 'fetches-parts-once',
	transform(code, id) {
		if (!id.split('?')[0]?.endsWith(PARTS)) return null;
		const parts = code.replace(FETCHED, 'once(() => $1)');
		if (parts === code) this.error(`${PARTS} no longer imports parts as ${FETCHED.source}`);
		return { code: `${ONCE}\n${parts}`, map: null };
	}
};

export default defineConfig({
	plugins: [accessRules('src/routes', RULES), readsFewLinks, fetchesPartsOnce, sveltekit()],
	build: {
		modulePreload: {
			// Before a part of a page is fetched, Vite would look up each of the hundred files behind it. The first page has its list
			// in the HTML; links load when pointed at.
			resolveDependencies: (_, files, { hostType }) => (hostType === 'js' ? [] : files)
		}
	}
});
