import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { CHECKS, runChecks, writeRouteTypes } from './check-parts.mjs';
import { ensureChromium } from './chromium.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { ensurePostgres } from './postgres.mjs';
import { inRoot } from './root.mjs';
import { runModule } from './run.mjs';
import { playwrightTally, vitestTally, withFailure } from './tally.mjs';

const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {object} TestPart
 * @property {string} name
 * @property {string} label French
 * @property {boolean} counts true when it runs tests, false when it only may fail
 * @property {() => Promise<{ ok: boolean, tally: Tally, failures?: string[] }>} run failures: told again at the very end
 */

/**
 * The JSON report that a runner wrote; an empty one when it wrote none.
 * @param {string} file
 * @returns {Record<string, unknown> & Parameters<typeof vitestFailures>[0] & Parameters<typeof playwrightFailures>[0]}
 */
function readReport(file) {
	try {
		/** @type {ReturnType<typeof readReport>} */
		const report = JSON.parse(fs.readFileSync(file, 'utf8'));
		return report;
	} catch {
		return {};
	}
}

/** @param {string} name */
function reportFile(name) {
	const file = inRoot('.cache', 'test', `${name}.json`);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.rmSync(file, { force: true });
	return file;
}

/**
 * @param {string} project
 * @param {number} limit seconds
 * @param {Record<string, string>} [env]
 */
async function vitest(project, limit, env = {}) {
	const file = reportFile(project);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const { ok } = await runModule('vitest/vitest.mjs', ['run', '--project', project, ...reporters], {
		limit,
		output: 'show',
		env
	});
	const report = readReport(file);
	return { ok, tally: withFailure(vitestTally(report), ok), failures: vitestFailures(report) };
}

/** @type {TestPart} */
const check = {
	name: 'check',
	label: 'Types, règles, mise en forme, code mort',
	counts: false,
	async run() {
		const failed = await runChecks(CHECKS);
		return {
			ok: failed.length === 0,
			tally: { ...NONE, failed: failed.length },
			failures: failed.map(({ label, name }) => `${label} : npm run check -- --only=${name}`)
		};
	}
};

/** @type {TestPart} */
const unit = {
	name: 'unit',
	label: 'Tests unitaires',
	counts: true,
	async run() {
		await writeRouteTypes();
		return vitest('unit', 10 * 60);
	}
};

/** @type {TestPart} */
const build = {
	name: 'build',
	label: 'Construction',
	counts: false,
	async run() {
		await ensureBuilt('web');
		await ensureBuilt('node');
		return { ok: true, tally: NONE };
	}
};

/** @type {TestPart} */
const integration = {
	name: 'integration',
	label: 'Tests d’intégration (PGlite et PostgreSQL)',
	counts: true,
	run: async () => vitest('integration', 15 * 60, { POSTGRES_BIN: await ensurePostgres() })
};

/** @type {TestPart} */
const endToEnd = {
	name: 'e2e',
	label: 'Parcours dans un navigateur',
	counts: true,
	async run() {
		const chromium = await ensureChromium();
		await ensureBuilt('web');
		await ensureBuilt('node');
		const file = reportFile('e2e');
		const { ok } = await runModule('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
			limit: 25 * 60,
			output: 'show',
			env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
		});
		const report = readReport(file);
		return { ok, tally: withFailure(playwrightTally(report), ok), failures: playwrightFailures(report) };
	}
};

/**
 * The parts of `npm test`: groups one after the other, the lanes of a group at the same time, the parts of a lane in order. Unit tests
 * only read; the checks and the build both write `.svelte-kit`, and a build that another writer disturbs makes pages that do not start.
 */
export const TEST_GROUPS = [[[check, build], [unit]], [[integration]], [[endToEnd]]];
