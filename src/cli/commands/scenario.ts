import {
	compareScenarios,
	COMPARED_BY,
	organisationChanges,
	scenarioCuts,
	type MoneyCut,
	type Range
} from '$lib/domain/funding';
import {
	assumptionRegister,
	partNamer,
	scenarioSummary,
	type ScenarioSummary,
	type SummaryYear
} from '$lib/screens';
import { scenariosSeen, type Scenario } from '$lib/server/scenarios';
import {
	formatCount,
	formatEuros,
	formatInteger,
	french,
	scenarioGroundText,
	NBSP,
	scopeLabel,
	settingDifferences,
	settingLabel,
	type Looks
} from '$lib/words';
import { AS_OPTION, scopeOf } from '../as';
import { flag, type Call, type Command } from '../command';
import { withDatabase } from '../database';
import { wrongUse } from '../exit';
import { printJson, printLines } from '../output';
import { computeScenarios, SCENARIO_REFERENCE, type ComputedScenario } from '../scenario-reference';

/** What each word after `scenario` does; it gets the words that follow. */
const ACTIONS: Readonly<Record<string, (words: readonly string[], call: Call) => Promise<void>>> = {
	list,
	run,
	compare
};

export const scenarioCommand: Command = {
	name: 'scenario',
	usage: `scenario list | run S | compare S S… [--as EMAIL] [--json]   (S : ${SCENARIO_REFERENCE})`,
	summary:
		'Liste les scénarios de financement, en calcule un sur les données en vigueur, ou en compare au premier.',
	options: { json: { type: 'boolean' }, ...AS_OPTION },
	run: async (call) => {
		const [word = '', ...words] = call.positionals;
		const action = ACTIONS[word];
		if (!action) throw wrongUse(`Dites quoi faire des scénarios : ${Object.keys(ACTIONS).join(', ')}.`);
		await action(words, call);
	}
};

async function list(words: readonly string[], call: Call): Promise<void> {
	if (words.length > 0) throw wrongUse('scenario list ne prend pas d’argument.');
	await withDatabase(async (db) => {
		const scenarios = await scenariosSeen(db, await scopeOf(db, call));
		if (flag(call, 'json')) printJson(scenarios.map(({ id, name, base }) => ({ id, name, base })));
		else printLines(...scenarios.map((scenario) => listLine(scenario, scenarios)));
	});
}

function listLine(
	{ id, name, base, scope, ownSettings, ground }: Scenario,
	all: readonly Scenario[]
): string {
	if (base === null) return `${id}  ${name}`;
	const from = all.find((one) => one.id === base)?.name ?? `n°${NBSP}${base}`;
	return [
		`${id}  ${name}`,
		french(`variante de « ${from} »`),
		formatCount(ownSettings, 'réglage propre', 'réglages propres'),
		scopeLabel(scope),
		...(ground && scenarioGroundText(ground) !== '' ? [scenarioGroundText(ground)] : [])
	].join(', ');
}

/** What a scenario is and what it was computed on. */
const headOf = ({ scenario, withoutEffect }: ComputedScenario) => ({
	id: scenario.id,
	name: scenario.name,
	base: scenario.base,
	description: scenario.description,
	revision: scenario.revision,
	ground: scenario.ground,
	withoutEffect
});

async function run(words: readonly string[], call: Call): Promise<void> {
	const [name, ...more] = words;
	if (name === undefined || more.length > 0)
		throw wrongUse(`Dites quel scénario calculer : ${SCENARIO_REFERENCE}.`);
	await withDatabase(async (db) => {
		const { scenarios, looks, data } = await computeScenarios(db, await scopeOf(db, call), [name]);
		const [computed] = scenarios;
		if (!computed) return;
		const summary = scenarioSummary(computed.work);
		if (flag(call, 'json')) printJson({ ...runDocument(computed, summary, looks), data });
		else printLines(...runLines(computed, summary, looks));
	});
}

/** What `scenario run --json` prints; amounts are whole cents. */
function runDocument(computed: ComputedScenario, summary: ScenarioSummary, looks: Looks) {
	const { work, settings, chain } = computed;
	const cuts = scenarioCuts(work);
	const nameOf = partNamer([work.plan], looks);
	const parts = (by: 'items' | 'departments') =>
		[...cuts[by]].map(([id, { cost, range, granted, own }]) => ({
			id,
			name: nameOf(by, id),
			cost: range ?? cost,
			granted,
			own
		}));
	return {
		scenario: headOf(computed),
		unit: 'cents',
		...summary,
		segments: summary.segments.map((segment) => ({ ...segment, name: looks(segment.id).label })),
		items: parts('items'),
		departments: parts('departments'),
		shortfalls: work.financing.shortfalls,
		warnings: work.financing.warnings,
		settings: Object.fromEntries(settings),
		assumptions: assumptionRegister(chain)
	};
}

const rangeText = ({ low, likely, high }: Range): string =>
	low === high ? formatEuros(likely) : `${formatEuros(likely)} (${formatEuros(low)} à ${formatEuros(high)})`;

const yearLine = ({ year, cost, committed, paid }: SummaryYear): string =>
	french(`    ${year} : ${rangeText(cost)} ; engagé ${formatEuros(committed)}, payé ${formatEuros(paid)}`);

function runLines({ scenario, withoutEffect }: ComputedScenario, summary: ScenarioSummary, looks: Looks) {
	const moneyLines = ({ cost, granted, own }: Pick<ScenarioSummary, 'cost' | 'granted' | 'own'>) => [
		french(`  coût : ${rangeText(cost)}`),
		french(`  aides : ${rangeText(granted)}`),
		french(`  reste à charge : ${formatEuros(own)}`)
	];
	return [
		french(`Scénario « ${scenario.name} », sur ${formatCount(summary.structures, 'structure')}`),
		...(scenario.ground ? [scenarioGroundText(scenario.ground)].filter((text) => text !== '') : []),
		...(withoutEffect.length === 0
			? []
			: [
					french(`Réglages sans effet : ${withoutEffect.map((key) => settingLabel(key, looks)).join(' ; ')}`)
				]),
		'',
		'Ensemble',
		...moneyLines(summary),
		...summary.years.map(yearLine),
		...summary.segments.flatMap((segment) => [
			'',
			`${looks(segment.id).label}, ${formatCount(segment.structures, 'structure')}, ${formatInteger(segment.professionals)} professionnels`,
			...moneyLines(segment),
			...segment.years.map(yearLine)
		]),
		'',
		'Financeurs',
		...summary.funders.map(({ label, granted }) => french(`  ${label} : ${formatEuros(granted)}`)),
		'',
		...(summary.leftOut === 0
			? []
			: [
					french(
						`${formatCount(summary.leftOut, 'structure laissée', 'structures laissées')} de côté : sans segment, à qualifier, ou sans effectif possible.`
					)
				])
	];
}

async function compare(words: readonly string[], call: Call): Promise<void> {
	if (words.length < 2) throw wrongUse(`Dites au moins deux scénarios : ${SCENARIO_REFERENCE}.`);
	await withDatabase(async (db) => {
		const { scenarios, looks, data } = await computeScenarios(db, await scopeOf(db, call), words);
		const cuts = scenarios.map(({ work }) => scenarioCuts(work));
		const compared = compareScenarios(cuts);
		const nameOf = partNamer(
			scenarios.map(({ work }) => work.plan),
			looks
		);
		const [base, ...others] = scenarios;
		const baseCuts = cuts[0];
		if (!base || !baseCuts) return;
		const changes = others.map((other, i) => {
			const own = cuts[i + 1] ?? baseCuts;
			return {
				id: other.scenario.id,
				settings: settingDifferences(base.settings, other.settings, looks),
				...organisationChanges(baseCuts, own)
			};
		});
		if (flag(call, 'json')) {
			const parts = COMPARED_BY.map((by) => [
				by,
				compared[by].map((row) => ({ ...row, name: nameOf(by, row.id) }))
			]);
			printJson({
				unit: 'cents',
				scenarios: scenarios.map(headOf),
				data,
				total: compared.total,
				...Object.fromEntries(parts),
				changes
			});
			return;
		}
		const side = ({ scenario }: ComputedScenario, cut: MoneyCut | null | undefined): string =>
			`  ${scenario.name}${NBSP}: ${cutText(cut ?? null)}`;
		printLines(
			'Ensemble',
			...scenarios.map((one, i) => side(one, compared.total.cuts[i])),
			...COMPARED_BY.flatMap((by) => [
				'',
				BY_LABELS[by],
				...compared[by].flatMap(({ id, cuts: own }) => [
					`${nameOf(by, id)}`,
					...scenarios.map((one, i) => side(one, own[i]))
				])
			]),
			...changes.flatMap(({ settings, winners, losers, unchanged }, i) => [
				'',
				french(`« ${others[i]?.scenario.name ?? ''} » par rapport à « ${base.scenario.name} »`),
				french(
					`  ${formatCount(winners.length, 'organisme paie', 'organismes paient')} moins, ${formatCount(losers.length, 'paie', 'paient')} plus, rien ne change pour ${formatInteger(unchanged)}`
				),
				...(settings.length === 0
					? ['  Les réglages sont les mêmes']
					: settings.map(({ label, before, after }) => `  ${label}${NBSP}: ${before} → ${after}`))
			])
		);
	});
}

const BY_LABELS = {
	years: 'Par année',
	segments: 'Par segment',
	departments: 'Par département',
	funders: 'Par financeur',
	items: 'Par poste'
} as const;

function cutText(cut: MoneyCut | null): string {
	if (cut === null) return 'sans objet';
	const { cost, granted, own, paid } = cut;
	return [
		...(cost === null ? [] : [`coût ${formatEuros(cost)}`]),
		...(granted === null ? [] : [`aides ${formatEuros(granted)}`]),
		...(paid === null ? [] : [`payé ${formatEuros(paid)}`]),
		...(own === null ? [] : [`reste ${formatEuros(own)}`])
	].join(', ');
}
