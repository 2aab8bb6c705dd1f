/** A string without the colours of a terminal. @param {string} text */
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

const MOST_LINES = 12;

/**
 * The start of a message, short enough to read at the end of a long output.
 * @param {string} message
 */
const shortened = (message) =>
	plain(message)
		.split('\n')
		.filter((line) => line.trim() !== '')
		.slice(0, MOST_LINES)
		.map((line) => `    ${line.slice(0, 240)}`)
		.join('\n');

/**
 * @typedef {object} VitestFile
 * @property {string} [name]
 * @property {string} [status]
 * @property {string} [message]
 * @property {{ fullName?: string, status?: string, failureMessages?: string[] }[]} [assertionResults]
 */

/**
 * Each failed test of Vitest's JSON report, and each file that did not load, with the start of its message.
 * @param {{ testResults?: VitestFile[] }} report
 * @returns {string[]}
 */
export const vitestFailures = ({ testResults = [] }) =>
	testResults.flatMap(({ name = '', status, message = '', assertionResults = [] }) => {
		const failed = assertionResults.filter((test) => test.status === 'failed');
		if (failed.length === 0 && status === 'failed') return [`${name}\n${shortened(message)}`];
		return failed.map(
			({ fullName = '', failureMessages = [] }) =>
				`${name} › ${fullName}\n${shortened(failureMessages.join('\n'))}`
		);
	});

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} [file]
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title?: string, file?: string, tests?: PlaywrightTest[] }[]} [specs]
 */

/**
 * @typedef {object} PlaywrightTest
 * @property {string} [status] expected, unexpected, flaky or skipped
 * @property {{ error?: { message?: string } }[]} [results] one per try
 */

/**
 * Each test of Playwright's JSON report that failed, at each try or at its first one only, with the start of its message.
 * @param {{ suites?: PlaywrightSuite[] }} report
 * @returns {string[]}
 */
export const playwrightFailures = ({ suites = [] }) =>
	suites.flatMap((suite) => [
		...playwrightFailures(suite),
		...(suite.specs ?? []).flatMap(({ title = '', file = '', tests = [] }) =>
			tests
				.filter(({ status }) => status === 'unexpected' || status === 'flaky')
				.map(({ status, results = [] }) => {
					const second = status === 'flaky' ? ' (bon au second essai)' : '';
					const message = results.find(({ error }) => error)?.error?.message ?? '';
					return `${file} › ${title}${second}\n${shortened(message)}`;
				})
		)
	]);
