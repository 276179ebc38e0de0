/* Plain jQuery 1.x, as such portals have it. Yijian needs nothing of this file but the tags that it writes. */
jQuery(function ($) {
  'use strict';
  var next = null;

  function escapeHtml(text) {
    return $('<i>').text(text).html().replace(/"/g, '&quot;');
  }

  function row(facility) {
    var id = escapeHtml(facility.id);
    var name = escapeHtml(facility.name);
    return [
      '<tr>',
      '<td>' + name + '</td>',
      '<td>' + escapeHtml(facility.address || '') + '</td>',
      '<td><yj-credit-badge subject="' + id + '" size="inline">信用等级查询中</yj-credit-badge></td>',
      '<td><button type="button" class="btn btn-default btn-xs show-timeline" data-id="' + id + '" data-name="' + name + '">查看</button></td>',
      '</tr>'
    ].join('');
  }

  function fail(request) {
    var problem = request.responseJSON || {};
    $('#count').text(problem.detail || problem.title || '查询失败，请稍后再试。');
  }

  function load(parameters) {
    return $.getJSON('/v1/facilities', $.extend({ limit: 20 }, parameters)).then(function (page) {
      next = page.page.nextCursor || null;
      $('#facilities tbody').html($.map(page.data, row).join(''));
      $('#count').text(page.data.length ? '本页 ' + page.data.length + ' 家机构' : '没有符合条件的机构');
      $('#more').prop('disabled', !next);
      return page.data;
    }, fail);
  }

  function showTimeline(id, name) {
    $('#subject').text(name);
    $('yj-inspection-timeline').attr('facility', id);
  }

  $('#search').on('submit', function (event) {
    event.preventDefault();
    var name = $.trim($('#name').val());
    load(name ? { q: name } : {});
  });
  $('#more').on('click', function () {
    if (next) load({ cursor: next });
  });
  $('#facilities').on('click', '.show-timeline', function () {
    showTimeline($(this).data('id'), $(this).data('name'));
    document.getElementById('timeline').scrollIntoView();
  });

  $('#plan').on('change', function () {
    $('yj-task-matrix').attr('plan', $(this).val());
  });

  load({}).then(function (facilities) {
    if (facilities && facilities.length) showTimeline(facilities[0].id, facilities[0].name);
  });
  $.getJSON('/v1/plans').then(function (page) {
    $('#plan')
      .html(
        $.map(page.data, function (plan) {
          return (
            '<option value="' +
            escapeHtml(plan.id) +
            '">' +
            escapeHtml((plan.regionName || '') + '　' + plan.title) +
            '</option>'
          );
        }).join(''),
      )
      .trigger('change');
  });
});
