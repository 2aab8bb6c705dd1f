import type { TerritorySummary } from '$lib/domain/summary';
import {
	formatCount,
	formatInteger,
	formatShare,
	french,
	hasDefaultName,
	inOutcome,
	type Looks
} from '$lib/words';

/** Structures by outcome: what a segment is told from. */
type Outcomes = Pick<TerritorySummary, 'structures' | 'outcomes'>;

const countOf = (summary: Outcomes, id: string): number =>
	summary.outcomes.find((outcome) => outcome.id === id)?.count ?? 0;

const OPEN_STATES = ['undetermined', 'ambiguous', 'no-segment', 'to-qualify'];

/** The segment with most structures, or null when none has any. */
function leading(summary: Outcomes): TerritorySummary['outcomes'][number] | null {
	const segments = summary.outcomes.filter(({ id }) => !OPEN_STATES.includes(id) && id !== 'out-of-scope');
	const [first] = [...segments].sort((a, b) => b.count - a.count);
	return first && first.count > 0 ? first : null;
}

/**
 * The dashboard in one sentence: how many, the leading segment, what stays open, and the answer on single sign-on. What no criteria can
 * judge is told where no structure has a segment yet.
 */
export function dashboardFinding(summary: TerritorySummary, looks: Looks): string {
	if (summary.structures === 0) return 'Aucune structure dans le périmètre.';
	const parts: string[] = [];
	const lead = leading(summary);
	if (lead)
		parts.push(`${formatShare(lead.count, summary.structures)} ${inOutcome(lead.id, looks(lead.id))}`);
	const undetermined = countOf(summary, 'undetermined');
	if (undetermined > 0) {
		const word = undetermined < 2 ? 'indéterminée' : 'indéterminées';
		parts.push(`${formatShare(undetermined, summary.structures)} ${word}`);
	}
	const toQualify = countOf(summary, 'to-qualify');
	if (!lead && toQualify > 0) parts.push(`${formatShare(toQualify, summary.structures)} à qualifier`);
	const head = `${formatCount(summary.structures, 'structure')}${parts.length > 0 ? `, ${parts.join(', ')}` : ''}`;
	return french(`${head} ; ${ssoFinding(summary)}.`);
}

/** What the rule on single sign-on says of the territory. */
export function ssoFinding({ sso }: Pick<TerritorySummary, 'sso'>): string {
	if (sso.mandatory > 0) {
		const verb = sso.mandatory < 2 ? 'organisme soumis au SSO' : 'organismes soumis au SSO';
		return `${formatInteger(sso.mandatory)} ${verb}`;
	}
	if (sso.undetermined > 0) {
		return sso.undetermined < 2
			? '1 organisme peut-être soumis au SSO'
			: `${formatInteger(sso.undetermined)} organismes peut-être soumis au SSO`;
	}
	if (sso['not-assessed'] > 0) return 'aucun organisme connu comme soumis au SSO';
	return 'aucun organisme soumis au SSO';
}

/** Title of the main picture. */
export function segmentFinding(summary: Outcomes, looks: Looks): string {
	const lead = leading(summary);
	const undetermined = countOf(summary, 'undetermined');
	if (undetermined > (lead?.count ?? 0)) {
		return `${formatShare(undetermined, summary.structures)} des structures restent indéterminées, faute de données déclarées`;
	}
	if (summary.structures === 0) return 'Aucune structure à répartir';
	if (!lead) return 'Aucune structure n’a encore de segment';
	const share = formatShare(lead.count, summary.structures);
	const estimated = summary.outcomes.reduce((sum, outcome) => sum + outcome.estimated, 0);
	const tail =
		estimated > 0 ? ` ; ${formatShare(estimated, summary.structures)} reposent sur une estimation` : '';
	const look = looks(lead.id);
	switch (hasDefaultName(lead.id, look) ? lead.id : '') {
		case 'large-group':
			return french(`Les grands groupes réunissent ${share} des structures${tail}`);
		case 'physical-mie':
			return french(`Le MIE physique convient à ${share} des structures${tail}`);
		case 'digital-mie':
			return french(`Le MIE digitalisé convient à ${share} des structures${tail}`);
		default:
			return french(`« ${look.short} » réunit ${share} des structures${tail}`);
	}
}
