import type { Random } from '../random';
import { toponym } from './toponyms';
import { NATURE } from './words';

/** How an operator is called. */
export type OperatorStyle =
	| 'association'
	| 'company'
	| 'home-association'
	| 'home-company'
	| 'public-home'
	| 'municipal'
	| 'hospital'
	| 'foundation'
	| 'mutual'
	| 'justice'
	| 'health';

const BRAND_STARTS = ['DOMI', 'AIDA', 'SENI', 'PRESTA', 'ALTI', 'SERE', 'MAINO', 'ORIA', 'TEMPO'];
const BRAND_ENDS = ['VELLA', 'LUNE', 'MARIS', 'NOVA', 'SOLEA', 'TERRA', 'GARDE', 'FLORE', 'ZELLE'];
const AREAS = ['DU PAYS DE', 'DU VAL DE', 'DES RIVES DE', 'DU CANTON DE', 'DES MARCHES DE'];
const CAUSES = [
	'LES CHEMINS DE',
	'LES ATELIERS DE',
	'ENTRAIDE',
	'PASSERELLES',
	'LE RELAIS DE',
	"L'ARCHE VERTE DE"
];

/** The name of an operator that does not exist, in capitals. */
export function operatorName(random: Random, style: OperatorStyle, department: string): string {
	const place = toponym(random, department);
	switch (style) {
		case 'association':
			return `ASSOCIATION ${random.pick(CAUSES)} ${place}`;
		case 'company':
			return random.chance(0.5) ? `RESIDENCE ${place}` : `${place} SANTE`;
		case 'home-association':
			return `${random.pick(['AIDE A DOMICILE', 'ASSAD', 'SOINS ET SERVICES', 'A DOMICILE'])} ${random.pick(AREAS)} ${place}`;
		case 'home-company':
			return `${random.pick(BRAND_STARTS)}${random.pick(BRAND_ENDS)} ${place}`;
		case 'public-home':
			return `${random.pick(['EHPAD PUBLIC', 'MAISON DE RETRAITE PUBLIQUE', 'RESIDENCE PUBLIQUE'])} DE ${place}`;
		case 'municipal':
			return `${random.pick(['CCAS', 'CIAS'])} DE ${place}`;
		case 'hospital':
			return `CENTRE HOSPITALIER DE ${place}`;
		case 'foundation':
			return `FONDATION ${random.pick(NATURE)} DE ${place}`;
		case 'mutual':
			return `UNION MUTUALISTE DE ${place}`;
		case 'justice':
			return `DIRECTION TERRITORIALE JEUNESSE ${place}`;
		case 'health':
			return `${random.pick(['CABINET', 'SELARL', 'GROUPE SANTE'])} ${place}`;
	}
}
