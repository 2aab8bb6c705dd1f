import { reference } from '$lib/reference';
import { spelling } from '../names';
import type { Random, Weighted } from '../random';
import type { SurveyAnswer } from './model';
import type { Centralisation, Traits } from './plan';

const MOBILE_SECTORS: ReadonlySet<string> = new Set(['DOM', 'PDS', 'PDE']);

/** People answer, or leave blank. */
const maybe = (random: Random, share: number, answer: string): string => (random.chance(share) ? answer : '');

/**
 * What a site answers to the survey. Answers follow what the workshop says of the segments, with enough exceptions to be
 * debated; one person counted in two ways never makes FTE exceed heads.
 */
export function surveyAnswer(
	random: Random,
	site: { readonly category: string; readonly heads: number; readonly rank: number },
	traits: Traits
): SurveyAnswer {
	const sector = reference.categories.get(site.category)?.sector ?? '';
	const mobile = MOBILE_SECTORS.has(sector);
	const usual = (share: number): boolean => random.chance(share);
	const givesHeads = usual(traits.headsShare);
	const equipped = Math.floor(site.heads * random.next() * 0.25);
	return {
		heads: givesHeads ? site.heads : null,
		fte: givesHeads && usual(0.6) ? null : usual(0.85) ? fteOf(random, site.heads) : null,
		record: usual(mobile ? 0.55 : 0.85) ? spelling(random, traits.record) : '',
		recordAccess: maybe(random, 0.85, random.weighted(mobile ? RECORD_ACCESS_MOBILE : RECORD_ACCESS)),
		externalAccounts: maybe(random, 0.8, usual(mobile ? 0.3 : 0.75) ? 'Oui' : 'Non'),
		accounts: maybe(random, 0.8, random.weighted(traits.large || mobile ? ACCOUNTS_NOMINATIVE : ACCOUNTS)),
		phone: maybe(random, 0.85, random.weighted(mobile ? PHONE_MOBILE : PHONE)),
		centralised: centralisedAnswer(random, traits.centralised, site.rank),
		wish: maybe(random, 0.8, random.weighted(traits.large ? WISH_LARGE : mobile ? WISH_MOBILE : WISH)),
		equipped: usual(0.5) ? equipped : null,
		withoutRpps: usual(0.4) ? Math.floor(site.heads * (0.2 + random.next() * 0.5)) : null,
		// Drawn apart: the other answers stay what they were before these were asked.
		...preparation(random.fork(`preparation ${site.rank}`), traits)
	};
}

const STEPS = 7;
const DIRECTORY_POINTS = 3;

/**
 * How far a site is on the way to the targets: it has passed the first steps, of which it tells some. More than half of those who answer
 * the survey leave these questions out.
 */
function preparation(random: Random, { large }: Traits): Pick<SurveyAnswer, 'steps' | 'directory'> {
	const tells = random.chance(0.45);
	const passed = random.integer(0, large ? 6 : 4);
	const said = (isDone: boolean): string =>
		tells && random.chance(0.85) ? (random.chance(0.92) === isDone ? 'Oui' : 'Non') : '';
	return {
		steps: Array.from({ length: STEPS }, (_, step) => said(step < passed)),
		directory: Array.from({ length: DIRECTORY_POINTS }, (_, point) => said(random.chance(0.6 - 0.15 * point)))
	};
}

/** FTE to the nearest tenth: between half and nine tenths of the heads. */
const fteOf = (random: Random, heads: number): number => Math.round(heads * (5.5 + random.next() * 3.5)) / 10;

function centralisedAnswer(random: Random, centralised: Centralisation, rank: number): string {
	switch (centralised) {
		case 'unsaid':
			return '';
		case 'split':
			return rank % 3 === 2 ? 'Non' : 'Oui';
		case 'yes':
			return maybe(random, 0.85, random.chance(0.15) ? 'OUI' : 'Oui');
		case 'no':
			return maybe(random, 0.85, random.chance(0.15) ? 'non' : 'Non');
	}
}

const RECORD_ACCESS: Weighted<string> = [
	['Tous les professionnels', 7],
	['Partiel', 3],
	['Aucun', 0.5]
];
const RECORD_ACCESS_MOBILE: Weighted<string> = [
	['Tous les professionnels', 2],
	['Partiel', 5],
	['Aucun', 3]
];
const ACCOUNTS: Weighted<string> = [
	['Nominatifs', 3],
	['Mixte', 6],
	['Génériques', 1]
];
const ACCOUNTS_NOMINATIVE: Weighted<string> = [
	['Nominatifs', 8],
	['Mixte', 2]
];
const PHONE: Weighted<string> = [
	['Peu envisageable', 7],
	['En partie', 2],
	['Envisageable', 1]
];
const PHONE_MOBILE: Weighted<string> = [
	['Envisageable', 6],
	['En partie', 3],
	['Peu envisageable', 1]
];
const WISH: Weighted<string> = [
	['MIE physique', 8],
	['MIE digitalisé', 1.5],
	['Brique SSO', 0.5]
];
const WISH_MOBILE: Weighted<string> = [
	['MIE digitalisé', 8],
	['MIE physique', 1.5],
	['Brique SSO', 0.5]
];
const WISH_LARGE: Weighted<string> = [
	['Brique SSO', 7],
	['MIE physique', 2],
	['MIE digitalisé', 1]
];
