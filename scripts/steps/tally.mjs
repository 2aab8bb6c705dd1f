/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {unknown} value */
const count = (value) => (typeof value === 'number' ? value : 0);

/**
 * Adds tallies up.
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const addTallies = (tallies) =>
	tallies.reduce(
		(sum, t) => ({
			passed: sum.passed + t.passed,
			failed: sum.failed + t.failed,
			skipped: sum.skipped + t.skipped
		}),
		{ passed: 0, failed: 0, skipped: 0 }
	);

/**
 * The tally in Vitest's JSON report.
 * @param {Record<string, unknown>} report
 * @returns {Tally}
 */
export const vitestTally = (report) => ({
	passed: count(report['numPassedTests']),
	failed: count(report['numFailedTests']),
	skipped: count(report['numPendingTests']) + count(report['numTodoTests'])
});

/**
 * The tally in Playwright's JSON report. A test that passed at a second try counts as passed.
 * @param {{ stats?: Record<string, unknown> }} report
 * @returns {Tally}
 */
export const playwrightTally = ({ stats = {} }) => ({
	passed: count(stats['expected']) + count(stats['flaky']),
	failed: count(stats['unexpected']),
	skipped: count(stats['skipped'])
});

/**
 * What a step says in the end: a step that failed without a failed test (a file that does not load, a program that
 * could not start, a lint finding) counts as one failure, so that the last line never says « 0 failed » of a failed run.
 * @param {Tally} tally
 * @param {boolean} ok
 * @returns {Tally}
 */
export const withFailure = (tally, ok) => (ok || tally.failed > 0 ? tally : { ...tally, failed: 1 });

/**
 * The last line of `npm test`, which continuous integration reads.
 * @param {Tally} tally
 */
export const tallyLine = ({ passed, failed, skipped }) =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
