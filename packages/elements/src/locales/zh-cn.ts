import { groupThousands, type Locale } from './locale.js';

/** Simplified Chinese, the language of the elements unless the page says otherwise. */
export const zhCN: Locale = {
  language: 'zh-CN',
  direction: 'ltr',
  codeLanguage: 'zh',
  month: (year, month) => `${year}年${month}月`,
  monthName: (month) => `${month}月`,
  year: (year) => `${year}年`,
  number: groupThousands,
  colon: '：',
  list: (words) => words.join('、'),
  common: {
    loading: '正在读取',
    retry: '重新读取',
    retrying: '正在重新读取',
    failedNetwork: '网络连接失败，暂时无法读取数据',
    failedTimeout: '读取超时，请稍后再试',
    failedServer: '数据服务暂时不可用',
    failedData: '数据格式有误，无法显示',
    failedSource: '暂无数据来源',
    offline: '当前处于离线状态，联网后将自动重新读取',
    unauthorised: '没有查看权限',
    notFound: '未找到相关信息',
    withdrawn: '本信息已依法撤回',
    stale: '未能更新，以下为上次读取的数据',
    requestId: (id) => `请求编号 ${id}`,
    newWindow: '在新窗口打开',
  },
};
