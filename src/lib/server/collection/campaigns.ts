import { desc, eq } from 'drizzle-orm';
import { covers, type Scope } from '$lib/domain/access';
import { schema, type Database } from '../db';
import { note, type Actor } from '../journal';
import { questionnairesInForce, type QuestionnaireInForce } from '../imports';
import type { Campaign, CampaignOperator, OperatorStatus } from './campaign';
import { questionnaireName } from './file-name';

const { campaigns, campaignOperators } = schema;

/** Days before the due date from which an awaited answer is to be reminded of. */
const REMIND_DAYS = 7;
const DAY_MS = 86_400_000;

const toCampaign = (row: typeof campaigns.$inferSelect): Campaign => ({
	...row,
	createdAt: new Date(row.createdAt).toISOString()
});

/** The campaigns of a scope, newest first. */
export async function listCampaigns(db: Database, scope: Scope): Promise<readonly Campaign[]> {
	const rows = await db.orm.select().from(campaigns).orderBy(desc(campaigns.id));
	return rows.filter((row) => covers(scope, row.scope)).map(toCampaign);
}

/** Null when there is none of this number, or none that the scope covers. */
export async function findCampaign(db: Database, id: number, scope: Scope): Promise<Campaign | null> {
	if (!Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) return null;
	const [row] = await db.orm.select().from(campaigns).where(eq(campaigns.id, id));
	return row && covers(scope, row.scope) ? toCampaign(row) : null;
}

/** The campaign that wrote this token in its questionnaires. */
export async function campaignByToken(db: Database, token: string): Promise<Campaign | null> {
	const [row] = await db.orm.select().from(campaigns).where(eq(campaigns.token, token));
	return row ? toCampaign(row) : null;
}

/**
 * The operators of a campaign and where each stands, those that settle most first.
 * @param today ISO date
 */
export async function campaignOperatorsOf(
	db: Database,
	campaign: Campaign,
	today: string
): Promise<readonly CampaignOperator[]> {
	const rows = await db.orm
		.select()
		.from(campaignOperators)
		.where(eq(campaignOperators.campaignId, campaign.id));
	const received = (await questionnairesInForce(db)).filter(
		({ questionnaire }) => questionnaire.campaign === campaign.token
	);
	return rows
		.map((row) => {
			const own = received.filter(({ questionnaire }) => questionnaire.organisation === row.organisation);
			return toOperator(row, own, campaign, today);
		})
		.sort((a, b) => b.settles - a.settles || b.structures - a.structures || (a.name < b.name ? -1 : 1));
}

function toOperator(
	row: typeof campaignOperators.$inferSelect,
	received: readonly QuestionnaireInForce[],
	campaign: Campaign,
	today: string
): CampaignOperator {
	const latest = received.at(-1);
	const isComplete = latest !== undefined && latest.questionnaire.answers === latest.questionnaire.questions;
	const status: OperatorStatus = latest
		? isComplete
			? 'answered'
			: 'partly'
		: row.sentAt === null
			? 'to-send'
			: 'sent';
	const { organisation, name, entities, sirens, structures, settles } = row;
	return {
		organisation,
		name,
		entities,
		sirens,
		structures,
		settles,
		sentAt: instant(row.sentAt),
		remindedAt: instant(row.remindedAt),
		status,
		toRemind: (status === 'sent' || status === 'partly') && daysBetween(today, campaign.dueOn) <= REMIND_DAYS,
		answer: latest
			? {
					on: latest.referenceDate,
					receivedAt: latest.receivedAt,
					answers: latest.questionnaire.answers,
					questions: latest.questionnaire.questions,
					times: received.length
				}
			: null,
		file: questionnaireName(name, organisation)
	};
}

const instant = (date: Date | string | null): string | null =>
	date === null ? null : new Date(date).toISOString();

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Notes that questionnaires were sent, or that operators were reminded, now. */
export async function markOperators(
	db: Database,
	campaignId: number,
	organisations: readonly string[],
	what: 'sent' | 'reminded',
	now: Date,
	actor: Actor = 'program'
): Promise<void> {
	if (organisations.length === 0) return;
	await db.transaction(async (session) => {
		const marked = await session.query(
			`update campaign_operators set ${what === 'sent' ? 'sent_at' : 'reminded_at'} = $3::timestamptz
			where campaign_id = $1 and organisation in (select jsonb_array_elements_text($2::text::jsonb)) returning organisation`,
			[campaignId, JSON.stringify(organisations), now.toISOString()]
		);
		await note(session, actor, {
			action: 'campaign-marked',
			subject: `campaign ${campaignId}`,
			after: { what, operators: marked.length }
		});
	});
}
