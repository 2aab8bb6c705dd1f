import { formatCount, formatDate, formatInteger, formatShare, french } from '$lib/words';
import type { MilestoneSheet } from './sheet';
import { rateText } from './rate-text';

interface Found {
	/** ESMS with a declared use. */
	readonly known: number;
	readonly total: number;
	readonly milestones: readonly MilestoneSheet[];
}

/** What the page of conformity says first: how much is known, then where it stands. */
export function conformityFinding({ known, total, milestones }: Found): string {
	if (total === 0) return 'Aucune structure dans le périmètre : la conformité n’a rien à juger.';
	if (known === 0)
		return french(
			`Renseigné : 0 % des structures (0 sur ${formatInteger(total)}) ; la conformité reste entièrement à savoir.`
		);
	const head = `Renseigné : ${formatShare(known, total)} des structures`;
	const last = milestones.at(-1);
	const rate = last && rateText(last.rate);
	if (!last || !rate) return french(`${head} ; aucun accès à un service sensible n’est encore compté.`);
	const [worst] = last.blockers;
	const next =
		worst === undefined
			? ''
			: ` ; ${worst.kind === 'fails' ? 'ce qui bloque d’abord' : 'à savoir d’abord'} : ${lowered(worst.text)}, ${formatCount(worst.users, 'accès', 'accès')}`;
	return french(`${head} ; ${rate} des accès déclarés conformes au ${formatDate(last.date)}${next}.`);
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
