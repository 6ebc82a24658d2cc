package dev.waybill.console.topics;

import dev.waybill.console.cluster.ClusterReader;
import dev.waybill.console.cluster.GroupLag;
import dev.waybill.console.service.Reply;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Topics with their partitions, and groups with their lag, as the brokers know them. */
@Controller
class TopicsController {

    private final ClusterReader cluster;

    TopicsController(ClusterReader cluster) {
        this.cluster = cluster;
    }

    /** The lag of a group on one topic. */
    record TopicLag(String group, String topic, long records, List<GroupLag> behind) {

        static TopicLag of(List<GroupLag> partitions) {
            var first = partitions.getFirst();
            return new TopicLag(
                    first.group(),
                    first.topic(),
                    partitions.stream().mapToLong(GroupLag::records).sum(),
                    partitions.stream().filter(lag -> lag.records() > 0).toList());
        }
    }

    @GetMapping("/topics")
    String page(Model model) {
        model.addAttribute("topics", cluster.topics());
        model.addAttribute("groups", Reply.of(cluster::groups));
        model.addAttribute("lags", Reply.of(() -> lags(cluster.lags())));
        return "topics";
    }

    private static List<TopicLag> lags(List<GroupLag> all) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        lag -> List.of(lag.group(), lag.topic()), java.util.LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(TopicLag::of)
                .toList();
    }
}
