import type { IdeaItem } from '$lib/domain/workshop';
import type { RankedItem } from '$lib/words';

type RankedIdea = RankedItem & { readonly item: IdeaItem };

/** Ideas under their themes: themes in the order of their first idea, those without a theme last. */
export function groupedIdeas(
	rows: readonly RankedIdea[]
): readonly { readonly theme: string; readonly rows: readonly RankedIdea[] }[] {
	const themes = [...new Set(rows.map(({ item }) => item.theme))];
	return themes
		.sort((a, b) => Number(a === '') - Number(b === ''))
		.map((theme) => ({ theme, rows: rows.filter(({ item }) => item.theme === theme) }));
}
