import type { ReadList } from './list-report';

/** The numbers to keep of a report; legal entities give way to their structures when that is asked for. */
export function chosenNumbers(report: ReadList, expand: boolean): readonly string[] {
	if (!expand) return report.numbers;
	const entities = new Set(report.entities);
	return [...new Set([...report.numbers.filter((number) => !entities.has(number)), ...report.ofEntities])];
}
