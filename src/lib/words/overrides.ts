import type { FollowUp, OverrideRecord, Standing } from '$lib/domain/overrides';
import { accountName } from './accounts';
import { formatList, french } from './format';
import type { Looks } from './outcome-looks';

/** Where an override stands. */
export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
	'in-force': 'En vigueur',
	expired: 'Expirée',
	withdrawn: 'Retirée'
};

/** Outcomes as in a sentence: « MIE physique », « MIE physique et Indéterminé ». */
export const outcomesText = (ids: readonly string[], looks: Looks): string =>
	ids.length === 0 ? 'rien' : formatList(ids.map((id) => looks(id).short));

/** Who decided an override: a name, the number of an erased account, or the command line. */
export const deciderText = (id: number | null, name: string): string =>
	id === null ? 'Ligne de commande' : accountName(id, name);

/** What has become of an override in force, where somebody should look at it again; `''` where nothing has. */
export function followUpText(
	{ effect, computed, hasMoved }: FollowUp,
	{ computed: then }: Pick<OverrideRecord, 'computed'>,
	looks: Looks
): string {
	switch (effect) {
		case 'agrees':
			return french('N’a plus d’effet : les critères donnent désormais ce segment.');
		case 'no-such-segment':
			return french('N’a plus d’effet : les critères en vigueur n’ont plus ce segment.');
		case 'out-of-scope':
			return french('N’a plus d’effet : les critères ne classent plus ce site.');
		case 'absent':
			return 'Sans objet : les données en vigueur ne contiennent plus ce site ou cet organisme.';
		case 'moves':
			return hasMoved === true
				? french(
						`Le segment calculé a changé depuis la décision : ${outcomesText(then, looks)} alors, ${outcomesText(computed, looks)} à présent.`
					)
				: '';
	}
}
