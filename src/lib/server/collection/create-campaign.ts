import { randomBytes } from 'node:crypto';
import { err, isCalendarDate, ok, type Result } from '$lib/domain/shared';
import { askedOf } from '$lib/domain/questionnaire';
import type { OperatorStake } from '$lib/domain/quality';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { reference } from '$lib/reference';
import type { Database, SqlRow } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { findVersion } from '../versions';
import type { CampaignRefusal } from './refusal';

const LONGEST_NAME = 120;
const MOST_OPERATORS = 1000;
const TOKEN_BYTES = 6;

/** What a person says of a campaign. */
export interface CampaignChoice {
	readonly name: string;
	/** ISO date. */
	readonly dueOn: string;
	/** Ids of organisations. */
	readonly organisations: readonly string[];
}

/** The version the questionnaires are filled from. */
export interface CampaignGround {
	readonly versionId: number;
	readonly table: TerritoryTable;
	/** What each operator's answers would settle. */
	readonly stakes: readonly OperatorStake[];
}

/**
 * Records a campaign; nothing is sent by the product.
 * @param today ISO date
 * @param actor who makes it, for the structures of their scope
 * @returns its number
 */
export async function createCampaign(
	db: Database,
	choice: CampaignChoice,
	ground: CampaignGround | null,
	today: string,
	actor: Actor
): Promise<Result<number, CampaignRefusal>> {
	const version = ground && (await findVersion(db, ground.versionId));
	if (!version) return err({ code: 'no-dataset' });
	const name = choice.name.replace(/\s+/g, ' ').trim();
	if (name === '' || name.length > LONGEST_NAME) return err({ code: 'name', limit: LONGEST_NAME });
	if (!isCalendarDate(choice.dueOn) || choice.dueOn <= today) return err({ code: 'due-date', today });
	const ids = [...new Set(choice.organisations)];
	if (ids.length === 0) return err({ code: 'no-operator' });
	if (ids.length > MOST_OPERATORS) return err({ code: 'too-many-operators', limit: MOST_OPERATORS });
	const operators = ids.map((id) => describeOperator(ground, id));
	const unknown = operators.findIndex((operator) => operator === null);
	if (unknown !== -1) return err({ code: 'unknown-operator', organisation: ids[unknown] ?? '' });
	const id = await db.transaction(async (session) => {
		const [row] = await session.query(
			`insert into campaigns (token, name, sent_on, due_on, version_id, hash, owner_id, scope)
			values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb) returning id`,
			[
				randomBytes(TOKEN_BYTES).toString('hex'),
				name,
				today,
				choice.dueOn,
				version.id,
				version.hash,
				authorOf(actor),
				JSON.stringify(scopeOf(actor))
			]
		);
		const campaign = Number(row?.[0]);
		await session.copyIn(
			'campaign_operators',
			OPERATOR_COLUMNS,
			operators.flatMap((operator) => (operator ? [rowOf(campaign, operator)] : []))
		);
		await note(session, actor, {
			action: 'campaign-created',
			subject: `campaign ${campaign}`,
			after: { version: ground.versionId, operators: operators.length, dueOn: choice.dueOn }
		});
		return campaign;
	});
	return ok(id);
}

/** An operator about to be asked. */
interface NewOperator {
	readonly organisation: string;
	readonly name: string;
	readonly entities: readonly string[];
	readonly sirens: readonly string[];
	readonly structures: number;
	readonly settles: number;
}

const OPERATOR_COLUMNS = [
	'campaign_id',
	'organisation',
	'name',
	'entities',
	'sirens',
	'structures',
	'settles'
] as const;

const rowOf = (
	campaign: number,
	{ organisation, name, entities, sirens, structures, settles }: NewOperator
): SqlRow => [
	campaign,
	organisation,
	name,
	JSON.stringify(entities),
	JSON.stringify(sirens),
	structures,
	settles
];

/** Null for an organisation that has nothing to be asked. */
function describeOperator({ table, stakes }: CampaignGround, id: string): NewOperator | null {
	const ids = codedColumn(table.organisations, 'organisation.id');
	const names = codedColumn(table.organisations, 'organisation.name');
	const row = Array.from({ length: table.organisations.rows }, (_, i) => i).find(
		(i) => textAt(ids, i) === id
	);
	if (row === undefined) return null;
	const asked = askedOf(table, reference, row);
	if (asked.structures.length === 0) return null;
	return {
		organisation: id,
		name: textAt(names, row) || id,
		entities: [...asked.entities],
		sirens: sirensOf(table, row),
		structures: asked.structures.length,
		settles: stakes.find(({ organisation }) => organisation === row)?.settles ?? 0
	};
}

/** The SIREN in the SIRET of its sites. */
function sirensOf({ structures, structureOrganisation }: TerritoryTable, organisation: number): string[] {
	const siret = codedColumn(structures, 'structure.siret');
	const sirens = new Set<string>();
	for (const [row, owner] of structureOrganisation.entries()) {
		const siren = owner === organisation ? textAt(siret, row).slice(0, 9) : '';
		if (siren.length === 9) sirens.add(siren);
	}
	return [...sirens].sort();
}
