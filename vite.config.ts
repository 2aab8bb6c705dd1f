import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { accessRules } from './scripts/lint/access-rules.mjs';
import { RULES } from './src/lib/server/access/rules.ts';

const ROUTER = '@sveltejs/kit/src/runtime/client/client.js';
const EVERY_LINK = "container.querySelectorAll('a')";
const LINKS_TO_FETCH =
	"container.querySelectorAll('a[data-sveltekit-preload-code], [data-sveltekit-preload-code] a')";

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

export default defineConfig({
	plugins: [accessRules('src/routes', RULES), readsFewLinks, sveltekit()],
	build: {
		modulePreload: {
			// SvelteKit imports the parts of a page again at each navigation, though they are there, and Vite looks up each of the
			// hundred files behind them: 7 % of a click. The first page has its list in the HTML; links load when pointed at.
			resolveDependencies: (_, files, { hostType }) => (hostType === 'js' ? [] : files)
		}
	}
});
