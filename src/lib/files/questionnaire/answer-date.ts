/** Years after a questionnaire was sent beyond which the date of an answer is a slip of the pen. */
const MOST_YEARS = 3;

/** The last day that can be the date of an answer. @param sentOn ISO date */
export function latestAnswer(sentOn: string): string {
	const [year = '', ...rest] = sentOn.split('-');
	return [String(Number(year) + MOST_YEARS), ...rest].join('-').replace('-02-29', '-02-28');
}

/** True for an ISO date between the day a questionnaire was sent and the last day of an answer. */
export const isAnswerDate = (date: string, sentOn: string): boolean =>
	date >= sentOn && date <= latestAnswer(sentOn);
