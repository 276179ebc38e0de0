import type { Service } from './facility-classes.js';

/** Codes of `finding-severity`. */
export type Severity = 'minor' | 'general' | 'serious';

/** How a fault shows, how serious it is and what is to be done about it. */
export interface Fault {
  severity: Severity;
  description: string;
  measures: string;
}

/** One matter of the inspection list. Faults are in the words of no document; the laws are named by title. */
export interface Matter {
  /** 检查事项. */
  name: string;
  /** 违法行为类型. */
  violation: string;
  legalBasis: string;
  /** Only facilities with this service; absent: all. */
  service?: Service;
  /** First day on which the law applies, where the sample's years reach before it. */
  since?: string;
  /** How often it is found, against 1 for most. */
  weight: number;
  faults: readonly Fault[];
  /** Fine for a general fault in yuan. A minor one costs a tenth at most, a serious one three to five times as much. */
  fine: readonly [number, number];
}

export const matters: readonly Matter[] = [
  {
    name: '医疗废物分类收集',
    violation: '未按规定分类收集医疗废物',
    legalBasis: '《医疗废物管理条例》',
    weight: 2.2,
    fine: [2000, 5000],
    faults: [
      { severity: 'minor', description: '一只医疗废物包装袋未贴中文标签。', measures: '补贴标签，当班护士每日核对。' },
      {
        severity: 'general',
        description: '使用后的输液器与生活垃圾混放。',
        measures: '重新分拣，设置分类容器并培训全体人员。',
      },
      {
        severity: 'general',
        description: '利器盒装载超过四分之三仍在使用。',
        measures: '更换利器盒，明确更换责任人。',
      },
    ],
  },
  {
    name: '医疗废物暂存与转移',
    violation: '医疗废物贮存、转移不符合规定',
    legalBasis: '《医疗废物管理条例》',
    weight: 1.7,
    fine: [3000, 8000],
    faults: [
      { severity: 'minor', description: '转移登记本缺少一次交接签名。', measures: '补齐登记，交接双方当场签名。' },
      {
        severity: 'general',
        description: '暂存间未上锁，也没有警示标识。',
        measures: '加锁并张贴警示标识，专人管理。',
      },
      {
        severity: 'serious',
        description: '把医疗废物交给没有资质的人员收走。',
        measures: '立即停止，追回废物并交有资质单位处置。',
      },
    ],
  },
  {
    name: '消毒与灭菌效果监测',
    violation: '未按规定开展消毒灭菌效果监测',
    legalBasis: '《消毒管理办法》',
    weight: 1.8,
    fine: [1000, 5000],
    faults: [
      { severity: 'minor', description: '紫外线灯累计使用时间没有登记。', measures: '建立登记表，逐日记录。' },
      {
        severity: 'general',
        description: '压力蒸汽灭菌器近一季度没有生物监测记录。',
        measures: '补做监测，列入年度计划。',
      },
      { severity: 'general', description: '在用消毒液浓度低于要求。', measures: '现场更换，配备试纸并每日测定。' },
    ],
  },
  {
    name: '一次性使用医疗用品管理',
    violation: '重复使用一次性医疗用品',
    legalBasis: '《医院感染管理办法》',
    service: 'injection',
    weight: 0.5,
    fine: [5000, 20000],
    faults: [
      {
        severity: 'general',
        description: '一次性注射器拆封后留待下次使用。',
        measures: '清理封存，重申一人一针一管。',
      },
      {
        severity: 'serious',
        description: '一次性输液器冲洗后再次使用。',
        measures: '立即停用并封存，排查受影响患者。',
      },
    ],
  },
  {
    name: '传染病疫情报告',
    violation: '未按规定报告传染病疫情',
    legalBasis: '《传染病防治法》',
    weight: 1,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '一份传染病报告卡填写不全。', measures: '补正报告卡，加强审核。' },
      {
        severity: 'general',
        description: '一例法定传染病超过时限报告。',
        measures: '完善报告流程，明确责任人并培训。',
      },
    ],
  },
  {
    name: '预检分诊',
    violation: '未按规定落实预检分诊',
    legalBasis: '《传染病防治法》',
    since: '2020-02-01',
    weight: 1.1,
    fine: [2000, 8000],
    faults: [
      { severity: 'minor', description: '预检分诊登记缺少半日内容。', measures: '补登并每日复核。' },
      { severity: 'general', description: '入口处没有预检分诊点。', measures: '设置分诊点，配备人员与防护用品。' },
    ],
  },
  {
    name: '诊疗科目与执业登记',
    violation: '诊疗活动超出登记范围',
    legalBasis: '《医疗机构管理条例》',
    weight: 0.8,
    fine: [2000, 10000],
    faults: [
      { severity: 'general', description: '开展未经登记的诊疗科目。', measures: '停止该科目诊疗，依规申请变更登记。' },
      {
        severity: 'serious',
        description: '未登记手术科目而施行手术。',
        measures: '立即停止手术，妥善安置患者并配合调查。',
      },
    ],
  },
  {
    name: '卫生技术人员资质',
    violation: '使用非卫生技术人员从事诊疗活动',
    legalBasis: '《医疗机构管理条例》',
    weight: 0.65,
    fine: [3000, 10000],
    faults: [
      {
        severity: 'general',
        description: '一名新进人员尚未完成执业注册即单独值班。',
        measures: '停止其独立执业，办理注册后上岗。',
      },
      {
        severity: 'serious',
        description: '未取得资格的人员独立接诊并开具处方。',
        measures: '立即停止其诊疗活动，核查所开处方。',
      },
    ],
  },
  {
    name: '护士执业注册',
    violation: '护士未按规定变更执业地点',
    legalBasis: '《护士条例》',
    weight: 0.7,
    fine: [1000, 5000],
    faults: [
      { severity: 'minor', description: '一名护士的执业地点变更手续正在办理。', measures: '办结变更手续并留存凭证。' },
      { severity: 'general', description: '两名护士未办理执业地点变更即上岗。', measures: '停止上岗，限期办理变更。' },
    ],
  },
  {
    name: '处方管理',
    violation: '未按规定开具、调剂处方',
    legalBasis: '《处方管理办法》',
    service: 'pharmacy',
    weight: 1.6,
    fine: [1000, 5000],
    faults: [
      { severity: 'minor', description: '抽查的处方中三张缺少临床诊断。', measures: '补正处方，开展处方点评。' },
      { severity: 'minor', description: '处方调剂后没有双人签名。', measures: '落实四查十对与双签名。' },
      {
        severity: 'general',
        description: '同一张处方用药超过规定天数且未说明理由。',
        measures: '停止违规开方，组织处方培训。',
      },
    ],
  },
  {
    name: '药品储存与效期',
    violation: '使用过期药品',
    legalBasis: '《药品管理法》',
    service: 'pharmacy',
    weight: 1.1,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '阴凉柜温度记录中断四天。', measures: '恢复记录，更换温度计。' },
      {
        severity: 'general',
        description: '治疗柜内有一盒过期药品未及时清出。',
        measures: '清点封存过期药品，建立效期台账。',
      },
    ],
  },
  {
    name: '麻醉药品和精神药品管理',
    violation: '未按规定管理麻醉药品和精神药品',
    legalBasis: '《麻醉药品和精神药品管理条例》',
    service: 'controlled-drugs',
    weight: 0.8,
    fine: [5000, 10000],
    faults: [
      { severity: 'minor', description: '专用账册有一处涂改未签名。', measures: '更正并签名，双人复核。' },
      { severity: 'general', description: '空安瓿回收数量与处方不符。', measures: '核对处方与库存，查明原因。' },
      {
        severity: 'serious',
        description: '专用保险柜未双人双锁，账物不符。',
        measures: '立即盘点封存，向主管部门报告。',
      },
    ],
  },
  {
    name: '病历书写与保管',
    violation: '未按规定填写、保管病历资料',
    legalBasis: '《医疗纠纷预防和处理条例》',
    weight: 1.3,
    fine: [10000, 20000],
    faults: [
      { severity: 'minor', description: '门诊日志当日漏登两人。', measures: '补登并指定专人核对。' },
      { severity: 'minor', description: '两份病历缺少上级医师签名。', measures: '补签并列入质控检查。' },
      { severity: 'general', description: '抽查的住院病历未在规定时间内完成。', measures: '限时完成，落实病历质控。' },
    ],
  },
  {
    name: '医疗质量安全核心制度',
    violation: '未落实医疗质量安全核心制度',
    legalBasis: '《医疗质量管理办法》',
    service: 'inpatient',
    weight: 1.2,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '一次交接班记录内容过于简单。', measures: '统一记录格式，护士长抽查。' },
      { severity: 'general', description: '疑难病例没有讨论记录。', measures: '补充讨论，修订制度并考核。' },
    ],
  },
  {
    name: '手术分级与安全核查',
    violation: '未按规定开展手术安全核查',
    legalBasis: '《医疗质量管理办法》',
    service: 'surgery',
    weight: 0.8,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '一份手术安全核查表缺麻醉医师签名。', measures: '补签并全员培训。' },
      { severity: 'general', description: '手术医师超出授权级别施行手术。', measures: '暂停授权，重新评估手术权限。' },
    ],
  },
  {
    name: '抗菌药物临床应用',
    violation: '未按规定使用抗菌药物',
    legalBasis: '《抗菌药物临床应用管理办法》',
    service: 'injection',
    weight: 0.8,
    fine: [1000, 5000],
    faults: [
      { severity: 'minor', description: '抗菌药物分级目录没有更新。', measures: '更新目录并公示。' },
      { severity: 'general', description: '越级使用抗菌药物且没有会诊记录。', measures: '收回权限，开展专项点评。' },
    ],
  },
  {
    name: '放射诊疗管理',
    violation: '放射诊疗管理不符合规定',
    legalBasis: '《放射诊疗管理规定》',
    service: 'radiology',
    weight: 1.1,
    fine: [3000, 10000],
    faults: [
      { severity: 'minor', description: '候诊区电离辐射警示标识脱落。', measures: '重新张贴标识。' },
      { severity: 'general', description: '放射工作人员未佩戴个人剂量计。', measures: '配发剂量计，按季度送检。' },
      { severity: 'general', description: '设备超过一年没有状态检测报告。', measures: '停用设备，检测合格后恢复。' },
    ],
  },
  {
    name: '口腔器械消毒灭菌',
    violation: '口腔诊疗器械消毒灭菌不符合规定',
    legalBasis: '《消毒管理办法》',
    service: 'dental',
    weight: 2,
    fine: [1000, 5000],
    faults: [
      { severity: 'minor', description: '灭菌包外没有标注失效日期。', measures: '重新包装并标注。' },
      {
        severity: 'general',
        description: '牙科手机没有做到一人一用一灭菌。',
        measures: '补足手机数量，逐件灭菌登记。',
      },
    ],
  },
  {
    name: '医疗美容服务',
    violation: '违规开展医疗美容服务',
    legalBasis: '《医疗美容服务管理办法》',
    service: 'cosmetic',
    weight: 2.2,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '主诊医师公示栏没有更新。', measures: '更新公示内容。' },
      { severity: 'general', description: '未备案的医师担任美容项目主诊。', measures: '停止主诊，办理备案。' },
      {
        severity: 'serious',
        description: '由没有医师资格的人员为顾客注射填充。',
        measures: '立即停止注射项目，封存药械并配合调查。',
      },
    ],
  },
  {
    name: '医疗广告发布',
    violation: '违规发布医疗广告',
    legalBasis: '《医疗广告管理办法》',
    weight: 0.5,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '门头广告的审查证明文号不清晰。', measures: '更换画面，标明文号。' },
      { severity: 'general', description: '网上发布的广告与审查样件不一致。', measures: '撤下广告，按样件重新发布。' },
    ],
  },
  {
    name: '中药饮片管理',
    violation: '未按规定管理中药饮片',
    legalBasis: '《中医药法》',
    service: 'chinese-medicine',
    weight: 0.9,
    fine: [2000, 10000],
    faults: [
      { severity: 'minor', description: '药斗装斗没有复核记录。', measures: '建立装斗复核登记。' },
      { severity: 'general', description: '两味饮片受潮，仍在药斗中。', measures: '清斗并报损，改善储存条件。' },
    ],
  },
  {
    name: '母婴保健技术服务',
    violation: '违规开展母婴保健技术服务',
    legalBasis: '《母婴保健法》',
    service: 'maternal',
    weight: 0.8,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '技术服务告知书缺少一处日期。', measures: '补正并抽查其余文书。' },
      {
        severity: 'general',
        description: '出生医学证明的空白证件没有专人保管。',
        measures: '指定专人，建立领用台账。',
      },
      { severity: 'serious', description: '超出许可项目开展产前诊断。', measures: '立即停止该项目，转介孕产妇。' },
    ],
  },
  {
    name: '预防接种管理',
    violation: '未按规定实施预防接种',
    legalBasis: '《疫苗管理法》',
    service: 'vaccination',
    since: '2019-12-01',
    weight: 0.9,
    fine: [10000, 30000],
    faults: [
      { severity: 'minor', description: '冷藏设备温度记录漏记一次。', measures: '补记原因，改用自动记录。' },
      { severity: 'general', description: '接种前没有核对并留存知情同意书。', measures: '停种整顿，补做培训与考核。' },
    ],
  },
  {
    name: '临床用血管理',
    violation: '未按规定管理临床用血',
    legalBasis: '《医疗机构临床用血管理办法》',
    service: 'blood',
    weight: 0.8,
    fine: [5000, 20000],
    faults: [
      { severity: 'minor', description: '储血冰箱日常监测缺一次签名。', measures: '补签并双人值守。' },
      { severity: 'general', description: '输血治疗同意书没有存入病历。', measures: '补齐文书，开展用血专项检查。' },
    ],
  },
  {
    name: '实验室生物安全',
    violation: '实验室生物安全管理不符合规定',
    legalBasis: '《病原微生物实验室生物安全管理条例》',
    service: 'laboratory',
    weight: 0.8,
    fine: [2000, 10000],
    faults: [
      { severity: 'minor', description: '实验室入口的生物危害标识信息不全。', measures: '更新标识。' },
      { severity: 'general', description: '生物安全柜没有年度检测报告。', measures: '停用并委托检测。' },
    ],
  },
  {
    name: '信息公示',
    violation: '未按规定公示执业信息',
    legalBasis: '《医疗机构管理条例》',
    weight: 1.6,
    fine: [500, 2000],
    faults: [
      { severity: 'minor', description: '收费标准没有悬挂于明显处所。', measures: '当场悬挂。' },
      { severity: 'minor', description: '公示的诊疗时间与实际不一致。', measures: '更正公示内容。' },
      { severity: 'minor', description: '卫生技术人员公示栏缺两人。', measures: '补充公示。' },
    ],
  },
  {
    name: '依法执业自查',
    violation: '未按规定开展依法执业自查',
    legalBasis: '《医疗机构依法执业自查管理办法》',
    since: '2021-01-01',
    weight: 1.8,
    fine: [1000, 5000],
    faults: [
      { severity: 'minor', description: '本季度自查报告没有留存。', measures: '补存报告，按季归档。' },
      { severity: 'minor', description: '自查发现的问题没有写明整改人。', measures: '完善自查记录。' },
      { severity: 'general', description: '连续两个季度没有开展自查。', measures: '立即自查，指定专职人员。' },
    ],
  },
  {
    name: '医保基金使用',
    violation: '违规使用医疗保障基金',
    legalBasis: '《医疗保障基金使用监督管理条例》',
    service: 'insurance',
    since: '2021-05-01',
    weight: 0.6,
    fine: [10000, 30000],
    faults: [
      { severity: 'minor', description: '一张收费清单没有患者签名。', measures: '补签并核对当月清单。' },
      { severity: 'general', description: '同一检查项目分解收费。', measures: '退回多收费用，调整收费设置。' },
    ],
  },
];
