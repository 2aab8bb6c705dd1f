/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * A figure of a report; 0 when it is not there.
 * @param {unknown} report
 * @param {string} name
 */
function figure(report, name) {
	if (typeof report !== 'object' || report === null) return 0;
	const value = Object.getOwnPropertyDescriptor(report, name)?.value;
	return typeof value === 'number' ? value : 0;
}

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
	passed: figure(report, 'numPassedTests'),
	failed: figure(report, 'numFailedTests'),
	skipped: figure(report, 'numPendingTests') + figure(report, 'numTodoTests')
});

/**
 * The tally in Playwright's JSON report. A test that passed at a second try counts as passed.
 * @param {Record<string, unknown>} report
 * @returns {Tally}
 */
export const playwrightTally = ({ stats }) => ({
	passed: figure(stats, 'expected') + figure(stats, 'flaky'),
	failed: figure(stats, 'unexpected'),
	skipped: figure(stats, 'skipped')
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
