import { rejectMessage, type Detection, type RejectedLine } from '$lib/files';

/** Property that bears the reason of an entity. */
const REASON = 'motifRejet';

/** What could not be written as an entity again: its text as it was, cut when it is very long. */
interface Unreadable {
	readonly motifRejet: string;
	readonly texte: string;
}

/** The entity of a refused line; null when its text is no JSON object. */
function entityOf(raw: string): object | null {
	try {
		const value: unknown = JSON.parse(raw);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
	} catch {
		return null;
	}
}

/**
 * The refused entities as a FINESS+ file of the same shape: each bears its reason, which the reader passes over, and the file
 * says that it is a part. Texts that are no entity are listed apart, under a key that the reader passes over as well.
 */
export async function* rejectsJson(
	{ referenceDate }: Detection,
	batches: AsyncIterable<readonly RejectedLine[]>
): AsyncGenerator<string> {
	const date = referenceDate === '' ? '' : `"generatedAt":${JSON.stringify(referenceDate)},`;
	yield `{"schemaVersion":"v1.0.0",${date}"rejets":true,"pmej":[`;
	const unreadable: Unreadable[] = [];
	let separator = '\n';
	for await (const rejects of batches) {
		let text = '';
		for (const reject of rejects) {
			const reason = rejectMessage(reject);
			const entity = entityOf(reject.raw);
			if (entity === null) unreadable.push({ motifRejet: reason, texte: reject.raw });
			else {
				text += separator + JSON.stringify({ [REASON]: reason, ...without(entity) });
				separator = ',\n';
			}
		}
		yield text;
	}
	yield `\n],"illisibles":${JSON.stringify(unreadable, null, '\t')}}\n`;
}

/** The entity without the reason of an earlier refusal. */
const without = (entity: object): object =>
	Object.fromEntries(Object.entries(entity).filter(([key]) => key !== REASON));
