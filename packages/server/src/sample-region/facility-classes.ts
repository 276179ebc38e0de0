/** Who owns a facility. Decides the start of its credit code, its economic type and its profit class together. */
export type Ownership = 'public' | 'collective' | 'private-non-profit' | 'company' | 'individual';

/** What a facility does: decides which matters of the inspection list apply to it. */
export type Service =
  | 'injection'
  | 'inpatient'
  | 'surgery'
  | 'laboratory'
  | 'radiology'
  | 'pharmacy'
  | 'controlled-drugs'
  | 'dental'
  | 'cosmetic'
  | 'chinese-medicine'
  | 'maternal'
  | 'vaccination'
  | 'blood'
  | 'insurance';

/** How the name of a facility is made. */
export type Naming = 'county' | 'brand' | 'town' | 'village' | 'community' | 'site';

export type StaffMix = keyof typeof staffMixes;

/** One sort of facility of the sample region. */
export interface FacilityClass {
  /** WS 218. */
  categoryCode: string;
  /** Share of all facilities, in thousandths. */
  share: number;
  naming: Naming;
  /** What the name may end in, such as 口腔诊所. */
  nouns: readonly string[];
  ownership: Readonly<Partial<Record<Ownership, number>>>;
  /** Fewest and most practitioners. */
  staff: readonly [number, number];
  staffMix: StaffMix;
  /** Fewest and most approved beds; no beds when absent. */
  beds?: readonly [number, number];
  /** Codes of `hospital-grade` and how often each occurs, for classes that are graded. */
  grades?: Readonly<Record<string, number>>;
  /** Codes of `specialty` that every facility of the class has, and some of which it may have. */
  specialties: readonly [always: readonly string[], some: readonly string[]];
  services: readonly Service[];
  /** Planned inspections in a year. */
  inspections: number;
  /** How much more often than others it has problems. */
  risk: number;
}

/** Professions of the practitioners by sort of facility, as weights. */
export const staffMixes = {
  village: { 'rural-physician': 84, 'assistant-physician': 9, physician: 3, nurse: 4 },
  clinic: { physician: 46, 'assistant-physician': 12, nurse: 34, pharmacist: 8 },
  dental: { physician: 42, 'assistant-physician': 10, nurse: 44, technician: 4 },
  township: {
    physician: 22,
    'assistant-physician': 20,
    nurse: 36,
    pharmacist: 6,
    technician: 11,
    'rural-physician': 5,
  },
  hospital: { physician: 31, 'assistant-physician': 3, nurse: 48, pharmacist: 5, technician: 13 },
  nursing: { physician: 14, 'assistant-physician': 4, nurse: 74, technician: 8 },
  laboratory: { physician: 12, nurse: 40, technician: 48 },
} as const;

const everywhere: readonly Service[] = ['injection', 'pharmacy'];
const hospital: readonly Service[] = [
  ...everywhere,
  'inpatient',
  'surgery',
  'laboratory',
  'radiology',
  'controlled-drugs',
  'insurance',
];

/**
 * The classes of the sample region. The shares follow the usual picture of a rural prefecture: village clinics and clinics most, few
 * hospitals.
 */
export const facilityClasses: readonly FacilityClass[] = [
  {
    categoryCode: 'D600',
    share: 450,
    naming: 'village',
    nouns: ['卫生室'],
    ownership: { public: 45, collective: 35, 'private-non-profit': 20 },
    staff: [1, 4],
    staffMix: 'village',
    specialties: [['02'], ['01', '50']],
    services: [...everywhere, 'vaccination', 'insurance'],
    inspections: 0.62,
    risk: 1,
  },
  {
    categoryCode: 'D211',
    share: 155,
    naming: 'brand',
    nouns: ['诊所'],
    ownership: { individual: 70, company: 22, 'private-non-profit': 8 },
    staff: [2, 8],
    staffMix: 'clinic',
    specialties: [['03'], ['04', '05', '07', '50']],
    services: everywhere,
    inspections: 0.95,
    risk: 1.25,
  },
  {
    categoryCode: 'D212',
    share: 80,
    naming: 'brand',
    nouns: ['中医诊所'],
    ownership: { individual: 78, company: 18, 'private-non-profit': 4 },
    staff: [1, 7],
    staffMix: 'clinic',
    specialties: [['50'], []],
    services: ['pharmacy', 'chinese-medicine'],
    inspections: 0.8,
    risk: 0.9,
  },
  {
    categoryCode: 'D213',
    share: 10,
    naming: 'brand',
    nouns: ['中西医结合诊所'],
    ownership: { individual: 70, company: 30 },
    staff: [2, 8],
    staffMix: 'clinic',
    specialties: [['52'], ['03', '50']],
    services: [...everywhere, 'chinese-medicine'],
    inspections: 0.9,
    risk: 1.1,
  },
  {
    categoryCode: 'D215',
    share: 65,
    naming: 'brand',
    nouns: ['口腔诊所'],
    ownership: { individual: 62, company: 38 },
    staff: [2, 11],
    staffMix: 'dental',
    specialties: [['12'], []],
    services: [...everywhere, 'dental', 'radiology'],
    inspections: 1.15,
    risk: 1.2,
  },
  {
    categoryCode: 'D216',
    share: 8,
    naming: 'brand',
    nouns: ['医疗美容诊所'],
    ownership: { individual: 35, company: 65 },
    staff: [3, 12],
    staffMix: 'clinic',
    specialties: [['14'], ['13']],
    services: [...everywhere, 'cosmetic'],
    inspections: 1.8,
    risk: 1.9,
  },
  {
    categoryCode: 'D110',
    share: 18,
    naming: 'brand',
    nouns: ['综合门诊部'],
    ownership: { company: 78, 'private-non-profit': 12, individual: 10 },
    staff: [6, 32],
    staffMix: 'clinic',
    specialties: [
      ['03', '04'],
      ['05', '07', '12', '30', '32', '50'],
    ],
    services: [...everywhere, 'laboratory', 'radiology', 'insurance'],
    inspections: 1.4,
    risk: 1.25,
  },
  {
    categoryCode: 'D121',
    share: 8,
    naming: 'brand',
    nouns: ['中医门诊部'],
    ownership: { company: 80, individual: 20 },
    staff: [5, 20],
    staffMix: 'clinic',
    specialties: [['50'], ['21', '30']],
    services: ['pharmacy', 'chinese-medicine', 'insurance'],
    inspections: 1.1,
    risk: 0.9,
  },
  {
    categoryCode: 'D152',
    share: 14,
    naming: 'brand',
    nouns: ['口腔门诊部'],
    ownership: { company: 85, individual: 15 },
    staff: [6, 30],
    staffMix: 'dental',
    specialties: [['12'], ['32']],
    services: [...everywhere, 'dental', 'radiology', 'surgery'],
    inspections: 1.4,
    risk: 1.15,
  },
  {
    categoryCode: 'D154',
    share: 5,
    naming: 'brand',
    nouns: ['医疗美容门诊部'],
    ownership: { company: 92, individual: 8 },
    staff: [6, 26],
    staffMix: 'clinic',
    specialties: [
      ['14', '26'],
      ['13', '30'],
    ],
    services: [...everywhere, 'cosmetic', 'surgery', 'controlled-drugs'],
    inspections: 2.2,
    risk: 1.9,
  },
  {
    categoryCode: 'D300',
    share: 15,
    naming: 'site',
    nouns: ['林场卫生所', '农场卫生所', '工业园卫生所', '水电站卫生所'],
    ownership: { public: 55, 'private-non-profit': 45 },
    staff: [1, 5],
    staffMix: 'clinic',
    specialties: [['03'], ['02', '50']],
    services: everywhere,
    inspections: 0.6,
    risk: 0.8,
  },
  {
    categoryCode: 'D400',
    share: 18,
    naming: 'site',
    nouns: ['养老服务中心医务室', '职业学校医务室', '建材公司医务室', '纺织公司医务室'],
    ownership: { 'private-non-profit': 70, public: 30 },
    staff: [1, 5],
    staffMix: 'clinic',
    specialties: [['03'], ['02', '04']],
    services: everywhere,
    inspections: 0.6,
    risk: 0.85,
  },
  {
    categoryCode: 'D500',
    share: 8,
    naming: 'site',
    nouns: ['中学卫生保健所', '小学卫生保健所'],
    ownership: { public: 85, 'private-non-profit': 15 },
    staff: [1, 4],
    staffMix: 'clinic',
    specialties: [['01'], ['02']],
    services: ['pharmacy'],
    inspections: 0.7,
    risk: 0.6,
  },
  {
    categoryCode: 'C220',
    share: 50,
    naming: 'town',
    nouns: ['卫生院'],
    ownership: { public: 100 },
    staff: [12, 62],
    staffMix: 'township',
    beds: [10, 60],
    grades: { 10: 30, 12: 8, 13: 12, 19: 50 },
    specialties: [
      ['01', '02', '03', '04'],
      ['05', '07', '12', '30', '32', '50'],
    ],
    services: [...everywhere, 'inpatient', 'laboratory', 'radiology', 'vaccination', 'insurance', 'chinese-medicine'],
    inspections: 1.7,
    risk: 0.95,
  },
  {
    categoryCode: 'C210',
    share: 14,
    naming: 'town',
    nouns: ['中心卫生院'],
    ownership: { public: 100 },
    staff: [30, 92],
    staffMix: 'township',
    beds: [40, 120],
    grades: { 10: 15, 12: 45, 13: 25, 20: 5, 29: 10 },
    specialties: [
      ['01', '02', '03', '04', '05', '30', '32'],
      ['07', '12', '20', '21', '50'],
    ],
    services: [...hospital, 'vaccination', 'maternal', 'chinese-medicine'],
    inspections: 2.1,
    risk: 0.9,
  },
  {
    categoryCode: 'B100',
    share: 12,
    naming: 'community',
    nouns: ['社区卫生服务中心'],
    ownership: { public: 88, 'private-non-profit': 12 },
    staff: [20, 82],
    staffMix: 'township',
    beds: [0, 50],
    grades: { 10: 40, 19: 60 },
    specialties: [
      ['01', '02', '50'],
      ['03', '07', '12', '21', '30', '32'],
    ],
    services: [...everywhere, 'laboratory', 'radiology', 'vaccination', 'insurance', 'chinese-medicine'],
    inspections: 1.8,
    risk: 0.8,
  },
  {
    categoryCode: 'B200',
    share: 22,
    naming: 'community',
    nouns: ['社区卫生服务站'],
    ownership: { public: 60, 'private-non-profit': 40 },
    staff: [3, 13],
    staffMix: 'clinic',
    specialties: [['01', '02'], ['50']],
    services: [...everywhere, 'vaccination', 'insurance'],
    inspections: 1,
    risk: 0.9,
  },
  {
    categoryCode: 'A100',
    share: 6,
    naming: 'county',
    nouns: ['人民医院'],
    ownership: { public: 100 },
    staff: [170, 440],
    staffMix: 'hospital',
    beds: [180, 800],
    grades: { 22: 55, 23: 20, 29: 10, 33: 5, 39: 10 },
    specialties: [
      ['03', '04', '05', '07', '10', '11', '12', '20', '26', '30', '32'],
      ['13', '16', '19', '21', '28', '31', '50'],
    ],
    services: [...hospital, 'dental', 'maternal', 'blood', 'chinese-medicine'],
    inspections: 4,
    risk: 0.85,
  },
  {
    categoryCode: 'A100',
    share: 6,
    naming: 'brand',
    nouns: ['医院'],
    ownership: { company: 60, 'private-non-profit': 40 },
    staff: [40, 170],
    staffMix: 'hospital',
    beds: [30, 240],
    grades: { 10: 20, 13: 10, 19: 40, 20: 10, 29: 20 },
    specialties: [
      ['03', '04', '26', '30', '32'],
      ['05', '07', '12', '20', '21', '50'],
    ],
    services: hospital,
    inspections: 2.6,
    risk: 1.3,
  },
  {
    categoryCode: 'A210',
    share: 5,
    naming: 'county',
    nouns: ['中医医院'],
    ownership: { public: 100 },
    staff: [90, 280],
    staffMix: 'hospital',
    beds: [90, 420],
    grades: { 22: 60, 23: 20, 29: 20 },
    specialties: [
      ['50', '03', '04', '20', '30', '32'],
      ['05', '21', '26', '52'],
    ],
    services: [...hospital, 'chinese-medicine'],
    inspections: 3,
    risk: 0.85,
  },
  {
    categoryCode: 'A300',
    share: 1,
    naming: 'brand',
    nouns: ['中西医结合医院'],
    ownership: { company: 60, 'private-non-profit': 40 },
    staff: [60, 150],
    staffMix: 'hospital',
    beds: [60, 180],
    grades: { 19: 30, 29: 70 },
    specialties: [
      ['52', '03', '04', '50', '30', '32'],
      ['21', '26'],
    ],
    services: [...hospital, 'chinese-medicine'],
    inspections: 2.6,
    risk: 1.1,
  },
  ...(
    [
      ['A511', 1, '口腔医院', '12', ['dental', 'radiology', 'surgery']],
      ['A512', 1.5, '眼科医院', '10', ['surgery', 'laboratory']],
      ['A518', 1.5, '妇产医院', '05', ['surgery', 'laboratory', 'maternal', 'inpatient']],
      ['A520', 1.5, '精神病医院', '15', ['inpatient', 'controlled-drugs', 'laboratory']],
      ['A527', 1.5, '康复医院', '21', ['inpatient', 'laboratory', 'radiology']],
      ['A529', 1, '医疗美容医院', '14', ['cosmetic', 'surgery', 'controlled-drugs', 'laboratory']],
      ['A526', 0.5, '骨科医院', '04', ['surgery', 'radiology', 'inpatient', 'controlled-drugs']],
    ] as const satisfies [string, number, string, string, Service[]][]
  ).map(([categoryCode, share, noun, specialty, services]): FacilityClass => ({
    categoryCode,
    share,
    naming: 'brand',
    nouns: [noun],
    ownership: { company: 72, 'private-non-profit': 20, public: 8 },
    staff: [25, 115],
    staffMix: 'hospital',
    beds: [20, 160],
    grades: { 19: 45, 20: 10, 22: 5, 29: 40 },
    specialties: [
      [specialty, '30'],
      ['26', '32', '50'],
    ],
    services: [...everywhere, ...services],
    inspections: 2.4,
    risk: 1.25,
  })),
  {
    categoryCode: 'A710',
    share: 4,
    naming: 'brand',
    nouns: ['护理院'],
    ownership: { company: 55, 'private-non-profit': 45 },
    staff: [12, 52],
    staffMix: 'nursing',
    beds: [30, 160],
    specialties: [
      ['03', '21'],
      ['24', '50'],
    ],
    services: [...everywhere, 'inpatient', 'insurance'],
    inspections: 1.5,
    risk: 1.05,
  },
  {
    categoryCode: 'A720',
    share: 4,
    naming: 'brand',
    nouns: ['护理站'],
    ownership: { company: 70, 'private-non-profit': 30 },
    staff: [3, 12],
    staffMix: 'nursing',
    specialties: [['02'], []],
    services: ['injection'],
    inspections: 0.9,
    risk: 0.9,
  },
  {
    categoryCode: 'G100',
    share: 4.5,
    naming: 'county',
    nouns: ['妇幼保健院'],
    ownership: { public: 100 },
    staff: [60, 180],
    staffMix: 'hospital',
    beds: [40, 240],
    grades: { 22: 40, 23: 20, 29: 40 },
    specialties: [
      ['05', '06', '07', '09', '30', '32'],
      ['26', '50'],
    ],
    services: [...hospital, 'maternal', 'vaccination'],
    inspections: 2.6,
    risk: 0.75,
  },
  {
    categoryCode: 'E300',
    share: 1.5,
    naming: 'county',
    nouns: ['急救站'],
    ownership: { public: 100 },
    staff: [8, 40],
    staffMix: 'hospital',
    specialties: [['20'], []],
    services: ['injection', 'controlled-drugs'],
    inspections: 1.4,
    risk: 0.7,
  },
  {
    categoryCode: 'F130',
    share: 1,
    naming: 'county',
    nouns: ['中心血库'],
    ownership: { public: 100 },
    staff: [15, 60],
    staffMix: 'laboratory',
    specialties: [['30'], []],
    services: ['blood', 'laboratory'],
    inspections: 2.2,
    risk: 0.6,
  },
];
