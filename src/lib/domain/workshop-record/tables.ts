import type { DossierColumn, DossierTable } from '../dossier';
import {
	NOTE_KIND_LABELS,
	PROGRESS_LABELS,
	STANCE_LABELS,
	type ItemTally,
	type PollItem,
	type WorkshopSetup
} from '../workshop';
import { groupName, itemName, outcomeName, POLL_NAMES } from './labels';
import type { WorkshopRecord } from './record';

const text = (name: string): DossierColumn => ({ name, kind: 'text' });
const number = (name: string): DossierColumn => ({ name, kind: 'number' });

const decimal = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
/** An instant as ISO, to the second, in universal time. */
const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** The CSV files of a record, in the form of those of a dossier: the same columns, quotes and numbers. */
export function recordTables(record: WorkshopRecord): readonly DossierTable[] {
	return [
		agendaTable(record),
		attendanceTable(record),
		resultsTable(record),
		wordsTable(record),
		appliedTable(record),
		notesTable(record),
		migrationTable(record)
	];
}

const table = (
	file: string,
	keys: number,
	columns: readonly DossierColumn[],
	rows: readonly (readonly string[])[]
): DossierTable => ({ file, keys, columns, rows: () => rows });

const agendaTable = ({ steps }: WorkshopRecord): DossierTable =>
	table(
		'deroule.csv',
		1,
		[number('Rang'), text('Étape'), number('Secondes prévues'), number('Secondes tenues')],
		steps.map(({ title, plannedSeconds, heldSeconds }, i) => [
			String(i + 1),
			title,
			String(plannedSeconds),
			heldSeconds === null ? '' : String(heldSeconds)
		])
	);

const attendanceTable = ({ attendance: { devices, persons, groups } }: WorkshopRecord): DossierTable =>
	table(
		'presence.csv',
		1,
		[text('Sous-groupe'), number('Appareils'), number('Personnes')],
		[
			...groups.map(({ name, devices: count }) => [name, count === null ? '' : String(count), '']),
			['Ensemble', String(devices), String(persons)]
		]
	);

/** One line per question, round, item and measure; a result that is not broken down has its number of answers alone. */
const resultsTable = ({ polls, setup }: WorkshopRecord): DossierTable =>
	table(
		'resultats.csv',
		5,
		[
			text('Question'),
			number('Tour'),
			text('Élément'),
			text('Mesure'),
			text('Détail'),
			text('Nature'),
			text('Sous-groupe'),
			text('Libellé'),
			number('Réponses'),
			number('Valeur')
		],
		polls.flatMap(({ poll, groupName, rounds }) =>
			rounds.flatMap(({ round, revealed, answered, items }) =>
				revealed
					? items.flatMap(({ item, tally, convergence }) =>
							[
								...measuresOf(setup, item, tally),
								...(convergence === null ? [] : [['Rapprochement', '', decimal(convergence)] as const])
							].map(([measure, detail, value]) => [
								poll.id,
								String(round),
								item.id,
								measure,
								detail,
								POLL_NAMES[poll.kind],
								groupName,
								itemName(setup, item),
								String(tally.answers),
								value
							])
						)
					: [
							[
								poll.id,
								String(round),
								'',
								'Non dévoilé',
								'',
								POLL_NAMES[poll.kind],
								groupName,
								poll.title,
								String(answered),
								''
							]
						]
			)
		)
	);

type Measure = readonly [measure: string, detail: string, value: string];

/** What a tally measures, one by one. */
function measuresOf(setup: WorkshopSetup, item: PollItem, tally: ItemTally): readonly Measure[] {
	switch (tally.kind) {
		case 'few':
			return [['Trop peu de réponses', '', '']];
		case 'stances':
			return [
				...Object.entries(tally.counts).map(([stance, count]): Measure => [
					STANCE_LABELS[stance as keyof typeof STANCE_LABELS],
					'',
					String(count)
				]),
				['Désaccord', '', decimal(tally.disagreement)]
			];
		case 'members':
			return [
				['Reste', '', String(tally.stay)],
				['Ne sait pas', '', String(tally.unknown)],
				...Object.entries(tally.moves).map(([to, count]): Measure => [
					'Déplacer vers',
					outcomeName(setup, to),
					String(count)
				]),
				['Désaccord', '', decimal(tally.disagreement)]
			];
		case 'values':
			return [
				['Médiane', '', decimal(tally.median)],
				['Premier quartile', '', decimal(tally.lowerQuartile)],
				['Troisième quartile', '', decimal(tally.upperQuartile)],
				...tally.bins.map(({ from, to, count }): Measure => [
					'Réponses',
					`de ${decimal(from)} à ${decimal(to)}`,
					String(count)
				])
			];
		case 'support':
			return [['Soutiens', '', String(tally.support)]];
		case 'points': {
			const labelOf = (id: string): string =>
				'objects' in item ? (item.objects.find((object) => object.id === id)?.label ?? id) : id;
			return Object.entries(tally.shares).map(([id, share]) => ['Part', labelOf(id), String(share)]);
		}
		case 'progress':
			return Object.entries(tally.counts).map(([progress, count]) => [
				PROGRESS_LABELS[progress as keyof typeof PROGRESS_LABELS],
				'',
				String(count)
			]);
		case 'notes':
			return [
				...tally.counts.map((count, i): Measure => ['Note', String(i + 1), String(count)]),
				['Médiane', '', decimal(tally.median)]
			];
		case 'words':
			return [['Textes', '', String(tally.words.length)]];
		default:
			return tally satisfies never;
	}
}

/** Reasons and words that people wrote, in the order of the alphabet: nothing says who wrote what. */
const wordsTable = ({ polls, setup }: WorkshopRecord): DossierTable =>
	table(
		'paroles.csv',
		5,
		[text('Question'), number('Tour'), text('Élément'), number('Rang'), text('Texte'), text('Libellé')],
		polls.flatMap(({ poll, rounds }) =>
			rounds.flatMap(({ round, items }) =>
				items.flatMap(({ item, tally }) => {
					const words = tally.kind === 'members' ? tally.reasons : tally.kind === 'words' ? tally.words : [];
					return words.map((said, i) => [
						poll.id,
						String(round),
						item.id,
						String(i + 1),
						said,
						itemName(setup, item)
					]);
				})
			)
		)
	);

const APPLIED_TO = { criteria: 'Critères', override: 'Dérogation', scenario: 'Financement' } as const;

const appliedTable = ({ applied, setup }: WorkshopRecord): DossierTable =>
	table(
		'effets.csv',
		1,
		[
			number('Événement'),
			text('Le'),
			text('Sous-groupe'),
			text('Sur'),
			text('Quoi'),
			number('Structures déplacées'),
			number('SSO obligatoires avant'),
			number('SSO obligatoires après'),
			number('Coût probable avant'),
			number('Coût probable après'),
			number('Aides avant'),
			number('Aides après')
		],
		applied.map(({ seq, at, group, to, effect }) => [
			String(seq),
			instant(at),
			groupName(setup, group),
			APPLIED_TO[to],
			effect.what,
			String(effect.moved),
			String(effect.sso.before),
			String(effect.sso.after),
			effect.money ? euros(effect.money.before) : '',
			effect.money ? euros(effect.money.after) : '',
			effect.aid ? euros(effect.aid.before) : '',
			effect.aid ? euros(effect.aid.after) : ''
		])
	);

const notesTable = ({ notes, restitutions, setup }: WorkshopRecord): DossierTable =>
	table(
		'decisions.csv',
		3,
		[text('Nature'), text('Sous-groupe'), number('Rang'), text('Texte'), text('Le')],
		[
			...notes.map(({ kind, group, text: said, at }, i) => [
				NOTE_KIND_LABELS[kind],
				groupName(setup, group),
				String(i + 1),
				said,
				instant(at)
			]),
			...Object.entries(restitutions).flatMap(([group, lines]) =>
				lines.map((line, i) => ['Restitution', groupName(setup, group), String(i + 1), line, ''])
			)
		]
	);

const migrationTable = ({ groups, setup }: WorkshopRecord): DossierTable =>
	table(
		'migration.csv',
		3,
		[text('Sous-groupe'), text('Avant'), text('Après'), number('Structures')],
		Object.entries(groups).flatMap(([group, { migration }]) =>
			migration.map(({ from, to, structures }) => [
				groupName(setup, group),
				outcomeName(setup, from),
				outcomeName(setup, to),
				String(structures)
			])
		)
	);
