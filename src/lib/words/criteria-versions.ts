import { authorName } from './accounts';
import { formatInstant } from './format';

/** When and by whom a version was published: « publiée le 24/11/2026 14:30 par Camille Perrin », « livrée avec l’outil ». */
export const publishedText = ({
	publishedAt,
	author
}: {
	readonly publishedAt: string | null;
	readonly author: string | null;
}): string =>
	publishedAt === null
		? 'livrée avec l’outil'
		: `publiée le ${formatInstant(publishedAt)} par ${authorName(author)}`;

interface Published {
	readonly number: number;
	readonly publishedAt: string | null;
}

/**
 * The version that was in force at an instant, from all of them: the last one published until then. Results kept from that day
 * were computed with it.
 * @param instant ISO date and time
 */
export function versionInForceAt<T extends Published>(versions: readonly T[], instant: string): T | null {
	const until = (version: T): boolean =>
		version.publishedAt === null || Date.parse(version.publishedAt) <= Date.parse(instant);
	return versions
		.filter(until)
		.reduce<T | null>(
			(last, version) => (last === null || version.number > last.number ? version : last),
			null
		);
}
