import { STAKE_PARTS, stakeAssumptions, stakesOf, type StakePart, type Stakes } from '$lib/domain/funding';
import type { EuroQuality } from '$lib/domain/quality';
import { formatCount, formatInteger, french } from '$lib/words';
import { flat, type ExplainedLine, type ExplainedTable, type Explanation } from './explanation';
import type { FigureRef } from './figure-ref';
import type { FundingWork } from './funding-work';

/** A figure of euros that collecting would make precise. */
export type StakeRef = Extract<FigureRef, { readonly kind: 'stake' }>;

/** Structures or organisations listed one by one; the others are one line. */
const LISTED = 20;

const PART_NAMES: Readonly<Record<StakePart, string>> = {
	segment: 'Segment non décidé',
	heads: 'Professionnels non déclarés',
	equipped: 'Professionnels déjà équipés, non déclarés',
	sso: 'Obligation de SSO ouverte',
	components: 'Composantes et schémas d’identification inconnus'
};

const known = new WeakMap<FundingWork, Stakes>();

/** What collecting would make precise of a plan's costs, computed once. */
export function stakesOfWork(work: FundingWork): Stakes {
	const held = known.get(work);
	if (held) return held;
	const made = stakesOf(work.population, work.plan);
	known.set(work, made);
	return made;
}

const euros = (label: string, cents: number, more: Partial<ExplainedLine> = {}): ExplainedLine => ({
	label,
	values: flat(cents),
	unit: 'euros',
	...more
});

/**
 * How euros to make precise are computed; null for a structure, an organisation or a part that this plan does not have.
 * @param quality who would settle them, where the classified territory is at hand
 */
export function explainStake(
	work: FundingWork,
	ref: StakeRef,
	quality: EuroQuality | null = null
): Explanation | null {
	const { population, plan } = work;
	const stakes = stakesOfWork(work);
	const organisation = ref.organisation === null ? -1 : population.organisations.id.indexOf(ref.organisation);
	const rows = [...population.finess.keys()].filter(
		(i) =>
			(ref.finess === null || population.finess[i] === ref.finess) &&
			(ref.organisation === null || population.organisation[i] === organisation)
	);
	const isOne = ref.finess !== null || ref.organisation !== null;
	if (isOne && rows.length === 0) return null;
	const wanted = ref.part;
	const centsOf = (row: number): number =>
		wanted === null ? (stakes.width[row] ?? 0) : (stakes.parts[STAKE_PARTS.indexOf(wanted)]?.adds[row] ?? 0);
	const sums = STAKE_PARTS.map((_, at) =>
		rows.reduce((sum, row) => sum + (stakes.parts[at]?.adds[row] ?? 0), 0)
	);
	const total = rows.reduce((sum, row) => sum + centsOf(row), 0);
	const parts: ExplainedTable = {
		title: 'Ce que chaque inconnue ajoute, dans cet ordre',
		lines: STAKE_PARTS.flatMap((part, at) => {
			const cents = sums[at] ?? 0;
			return cents === 0 ? [] : [euros(PART_NAMES[part], cents, { ref: { ...ref, part } })];
		}),
		total: euros('À préciser', total)
	};
	const [only] = rows;
	const one = ref.finess === null ? undefined : only;
	const tables = [
		...(one === undefined ? [] : [openedTable(work, stakes, one)]),
		...(wanted === null ? [parts] : []),
		...(wanted === null && quality ? [settlersTable(quality, rows, total)] : []),
		...(ref.finess === null
			? [
					isOne
						? structuresTable(work, ref, rows, centsOf, total)
						: organisationsTable(work, ref, rows, centsOf, total)
				]
			: [])
	];
	const open = STAKE_PARTS.filter((part, at) => (wanted === null || wanted === part) && (sums[at] ?? 0) > 0);
	const ids = new Set(open.flatMap((part) => stakeAssumptions(plan, part)));
	const unbounded = population.leftOut.filter(({ reason }) => reason === 'heads-unbounded').length;
	return {
		title: titleOf(work, ref, one, organisation),
		value: flat(total),
		unit: 'euros',
		formula: french(
			wanted === null
				? 'Coût le plus haut − coût le plus bas, structure par structure, quand seul reste ouvert ce qu’une collecte peut apprendre. Les prix et les autres hypothèses sont à leur valeur probable.'
				: `${PART_NAMES[wanted]} : de combien cette inconnue élargit le coût, une fois ouvertes celles qui la précèdent. Les prix et les autres hypothèses sont à leur valeur probable.`
		),
		tables,
		assumptions: [...plan.assumptions.values()].filter(({ id }) => ids.has(id)),
		notes: [
			'C’est de combien le coût peut bouger quand on saura, pas ce qui sera dépensé ni économisé.',
			...(isOne || unbounded === 0
				? []
				: [
						`${formatCount(unbounded, 'structure n’est bornée', 'structures ne sont bornées')} par rien : aucun coût, donc aucun montant ici.`
					])
		].map(french),
		links: [
			...(ref.finess === null ? [] : [{ label: 'Fiche de la structure', href: `/structures/${ref.finess}` }]),
			...(ref.organisation === null
				? []
				: [
						{
							label: 'Fiche de l’organisme',
							href: `/organisations/${encodeURIComponent(ref.organisation)}`
						}
					]),
			{ label: 'Qualité et collecte', href: '/collecte' }
		]
	};
}

function titleOf(
	{ population }: FundingWork,
	{ finess, organisation, part }: StakeRef,
	structure: number | undefined,
	owner: number
): string {
	const of =
		structure === undefined
			? organisation === null
				? null
				: population.organisations.name[owner] || organisation
			: population.name[structure] || finess;
	const name = part === null ? 'Euros à préciser' : `Euros à préciser : ${PART_NAMES[part].toLowerCase()}`;
	return french(of === null ? name : `${of}, ${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}

/** The cost of one structure as what is unknown is opened, one thing after another. */
function openedTable({ plan, totals }: FundingWork, stakes: Stakes, row: number): ExplainedTable {
	const years = plan.years.length;
	const likely = totals.byStructure
		.subarray(row * years, (row + 1) * years)
		.reduce((sum, cents) => sum + cents, 0);
	return {
		title: 'Coût de la structure, à mesure que l’inconnu s’ouvre',
		lines: STAKE_PARTS.flatMap((part, at) => {
			const { low, high, adds } = stakes.parts[at] ?? {};
			if (at > 0 && (adds?.[row] ?? 0) === 0) return [];
			return [
				euros(at === 0 ? PART_NAMES[part] : `+ ${lowered(PART_NAMES[part])}`, 0, {
					values: { low: low?.[row] ?? 0, likely, high: high?.[row] ?? 0 },
					...(at === 0 && (adds?.[row] ?? 0) === 0 ? { label: 'Tout au probable' } : {})
				})
			];
		}),
		total: null
	};
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What questionnaires would settle of it, and what they would not. */
function settlersTable({ settles }: EuroQuality, rows: readonly number[], total: number): ExplainedTable {
	const settled = rows.reduce((sum, row) => sum + (settles[row] ?? 0), 0);
	return {
		title: 'Qui peut le dire',
		lines: [
			euros('Réglé par les réponses au questionnaire', settled, { detail: 'quelles qu’elles soient' }),
			euros('Hors questionnaire', total - settled, {
				detail:
					'composantes et schémas (par enquête), segments qui tiennent au registre, usages sans solution nommée'
			})
		],
		total: euros('À préciser', total)
	};
}

/** The parts of a sum that are worth most, one line each, then the others together. */
function largest(
	title: string,
	parts: ReadonlyMap<number, number>,
	describe: (key: number) => Pick<ExplainedLine, 'label' | 'detail' | 'ref'>,
	total: number
): ExplainedTable {
	const sorted = [...parts].filter(([, cents]) => cents > 0).sort(([a, x], [b, y]) => y - x || a - b);
	const rest = sorted.slice(LISTED);
	return {
		title: rest.length > 0 ? `${title}, les ${LISTED} premiers sur ${formatInteger(sorted.length)}` : title,
		lines: [
			...sorted.slice(0, LISTED).map(([key, cents]): ExplainedLine => ({
				...describe(key),
				values: flat(cents),
				unit: 'euros'
			})),
			...(rest.length > 0
				? [
						euros(
							formatCount(rest.length, 'autre', 'autres'),
							rest.reduce((sum, [, cents]) => sum + cents, 0)
						)
					]
				: [])
		],
		total: euros('À préciser', total)
	};
}

function structuresTable(
	{ population }: FundingWork,
	ref: StakeRef,
	rows: readonly number[],
	centsOf: (row: number) => number,
	total: number
): ExplainedTable {
	const describe = (row: number) => {
		const finess = population.finess[row] ?? '';
		return {
			label: population.name[row] || finess,
			detail: finess,
			ref: { ...ref, organisation: null, part: null, finess }
		};
	};
	return largest('Par structure', new Map(rows.map((row) => [row, centsOf(row)])), describe, total);
}

function organisationsTable(
	{ population }: FundingWork,
	ref: StakeRef,
	rows: readonly number[],
	centsOf: (row: number) => number,
	total: number
): ExplainedTable {
	const { id, name } = population.organisations;
	const sums = new Map<number, number>();
	for (const row of rows) {
		const owner = population.organisation[row] ?? 0;
		sums.set(owner, (sums.get(owner) ?? 0) + centsOf(row));
	}
	const describe = (owner: number) => {
		const organisation = id[owner] ?? '';
		return { label: name[owner] || organisation, ref: { ...ref, organisation } };
	};
	return largest('Par organisme', sums, describe, total);
}
