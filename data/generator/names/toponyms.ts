import type { Random } from '../random';

const BRETON = {
	starts: ['KER', 'TRE', 'PEN', 'LAN', 'COAT', 'ROZ', 'GOAS', 'LES'],
	middles: [
		'ALV',
		'EDREN',
		'OUVAL',
		'IMER',
		'ANDRO',
		'ELLIG',
		'UZAL',
		'AVEO',
		'ORVEN',
		'ILIOU',
		'ADREZ',
		'ENOAL'
	],
	ends: ['EZ', 'AC', 'IOU', 'ENN', 'OAN', 'EC', 'IGOU', 'AL']
};

const ELSEWHERE = {
	starts: ['VAL', 'MONT', 'CLAIR', 'ORME', 'AIGUE', 'FONT', 'BEL', 'SAULE', 'ROCHE', 'HAUT'],
	middles: ['AVRE', 'ELLE', 'IVIER', 'ONDE', 'AUDRE', 'ESQUE', 'IMBRE', 'OREL', 'ALENE', 'UVRE'],
	ends: ['LANDE', 'VAL', 'MEUSE', 'COMBE', 'IERE', 'IGNY', 'AC', 'ONNE', 'URE', 'ETTE']
};

/** Départements whose invented places sound Breton. */
const BRETON_DEPARTMENTS: ReadonlySet<string> = new Set(['22', '29', '35', '56']);

/**
 * The name of a place that does not exist, in capitals. Operators bear invented names only: a real commune's name would
 * point at a real operator.
 */
export function toponym(random: Random, department: string): string {
	const { starts, middles, ends } = BRETON_DEPARTMENTS.has(department) ? BRETON : ELSEWHERE;
	return random.pick(starts) + random.pick(middles) + random.pick(ends);
}
